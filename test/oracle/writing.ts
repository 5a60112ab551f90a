import type { RowOf } from './columns.ts'
import { countedOn, TIERS, type Counted } from './people.ts'
import type { Figures, Handed } from './shape.ts'
import { pathUp, subtreeInScope } from './tree.ts'
import { byCode, happenedBy, type View } from './view.ts'

const ARTIFACTS = ['reflection', 'personal_plan']

/** One artifact that one person owes on a day, and what was received of it by then, if anything. */
type Due = { person: Counted; artifact: string; received: RowOf<'reflections'> | undefined }

/**
 * "Due on `D`: people counted on `D` (exempt from attending or not), not exempt from writing, whose
 * audience lists the artifact." "Received by `D`: current version with civil date of submitted_at
 * ≤ `D` and status `submitted` or `accepted`."
 */
function dueWithin(view: View, unit: string, day: string): Due[] {
  const within = subtreeInScope(view, unit, day)
  const people = countedOn(view, day).filter((p) => within.has(p.unit) && !p.exemptFromWriting)
  return people.flatMap((person) =>
    ARTIFACTS.filter((artifact) => person.audience.artifacts.includes(artifact)).map((artifact) => ({
      person,
      artifact,
      received: view.known.reflections.find(
        (r) =>
          r.campaign === view.campaign.code &&
          r.person === person.person &&
          r.artifact === artifact &&
          happenedBy(view, r.submitted_at, day) &&
          (r.status === 'submitted' || r.status === 'accepted'),
      ),
    })),
  )
}

function handed(due: Due[]): Handed {
  return {
    expected: due.length,
    received: due.filter((d) => d.received !== undefined).length,
    accepted: due.filter((d) => d.received?.status === 'accepted').length,
  }
}

/**
 * "Per artifact and tier over `subtree(u, D)`: expected, received, accepted, typed, handwritten,
 * grades (of the received)"; "by artifact (`reflection`, `personal_plan`) then tier from the top,
 * only where expected > 0".
 */
export function writing(view: View, unit: string, day: string): Figures['writing'] {
  const all = dueWithin(view, unit, day)
  const rows = ARTIFACTS.flatMap((artifact) =>
    TIERS.map((tier) => {
      const due = all.filter((d) => d.artifact === artifact && d.person.tier === tier)
      const received = due.flatMap((d) => d.received ?? [])
      const inForm = (form: string) => received.filter((r) => r.form === form).length
      const graded = (grade: string) => received.filter((r) => r.grade === grade).length
      return {
        artifact,
        tier,
        ...handed(due),
        typed: inForm('typed'),
        handwritten: inForm('handwritten'),
        grades: {
          excellent: graded('excellent'),
          good: graded('good'),
          pass: graded('pass'),
          fail: graded('fail'),
          ungraded: graded(''),
        },
      }
    }),
  )
  return rows.filter((row) => row.expected > 0)
}

/** "Collecting unit", by the person's tier and the tree of `D`. */
function collectingUnit(view: View, person: Counted, day: string): string {
  // "At or above": from the person's unit up to the root.
  const path = pathUp(view, person.unit, day)
  const codes = path.map((placement) => placement.code)
  if (person.tier === 'grassroots') {
    // "`grassroots` → the unit at or above of level `grassroots`, else the person's unit."
    return path.find((placement) => placement.level === 'grassroots')?.code ?? person.unit
  }
  // "tiers `central` and `province` → the lowest unit at or above the person's unit whose level is
  // `province` (none: the campaign's owner)"
  const top = path.find((placement) => placement.level === 'province')?.code ?? view.campaign.owner
  if (person.tier !== 'intermediate') return top
  // "`intermediate` → the unit at or above that is a direct child of that one (the person's unit is
  // that one itself: that one)". Below the top the path leads to it, so the step before it is.
  const at = codes.indexOf(top)
  return at <= 0 ? top : (codes[at - 1] as string)
}

/**
 * "collecting (the people of `subtree(u, D)` by their collecting units on `D`, which may lie above
 * `u`) by unit code, artifact, tier, only where expected > 0".
 */
export function collecting(view: View, unit: string, day: string): Figures['collecting'] {
  const all = dueWithin(view, unit, day)
  const groups = Map.groupBy(all, (d) => collectingUnit(view, d.person, day))
  return [...groups]
    .toSorted(([a], [b]) => byCode(a, b))
    .flatMap(([code, here]) =>
      ARTIFACTS.flatMap((artifact) =>
        TIERS.map((tier) => ({
          unit: code,
          artifact,
          tier,
          ...handed(here.filter((d) => d.artifact === artifact && d.person.tier === tier)),
        })),
      ),
    )
    .filter((row) => row.expected > 0)
}
