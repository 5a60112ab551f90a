/** What a report's annex prints beside the figures: the ledger's sums a branch, and the records behind them. */
import { isoOf } from '#core/days.ts'
import { branchesOf, readBelow } from '#modules/figures/answers-below.ts'
import type { Below } from '#modules/figures/answers-below.ts'
import { missingBelow } from '#modules/figures/answers-below-people.ts'
import { handedBelow, heldBelow, saidBelow, sitesBelow } from '#modules/figures/answers-below-records.ts'
import type { HeldRow } from '#modules/figures/answers-below-records.ts'
import type { View } from '#modules/figures/answers-view.ts'
import { treeOn } from '#modules/figures/rules-tree.ts'
import type { Database } from '#platform/database.ts'
import { codeOf, countedTables, ownDue, sessionSums } from './actions-branches.ts'
import { noTables, type ReportTables } from './rules-facts.ts'
import { sumBy } from './rules-tables.ts'

const iso = (day: number | null): string | null => (day === null ? null : isoOf(day))

/**
 * Tables of a view. For a campaign or unit that does not exist then, or a unit outside the scope, they are empty.
 */
export async function reportTables(database: Database, view: View): Promise<ReportTables> {
  const below = await readBelow(database, view)
  const self = below?.rows[0]
  if (below === null || self === undefined) return noTables
  const branches = branchesOf(below.on, self.unit)
  const [held, missing, handed, said] = await Promise.all([
    heldBelow(database, view),
    missingBelow(database, view, below),
    handedBelow(
      database,
      view,
      below.rows.map((row) => row.unit),
    ),
    saidBelow(database, view, [...branches.keys()]),
  ])
  const hosted = held.filter((one) => one.host === self.unit)
  const recommendations = said.map((one) => ({
    code: one.code,
    text: one.text,
    unit: codeOf(below, one.unit),
    addressed_to: one.addressed === null ? '' : codeOf(below, one.addressed),
    submitted_on: isoOf(one.day),
    status: one.status,
  }))
  return {
    classes: classes(below, held, branches),
    hosted: hosted.map((one) => ({ session: one.code, title: one.title, venue: one.venue })),
    sites: await sites(database, view, below, hosted),
    ...countedTables(below, missing),
    deliverables: below.rows.flatMap((row) =>
      ownDue(below, row, handed).map(({ kind, required, due, paper }) => ({
        unit: row.code,
        kind,
        required,
        number: paper?.number ?? '',
        issued_on: iso(paper?.issued ?? null),
        submitted_on: iso(paper?.submitted ?? null),
        accepted_on: iso(paper?.accepted ?? null),
        due_on: iso(due),
      })),
    ),
    recommendations,
    names: namesOf(below, [
      ...below.rows.map((row) => row.unit),
      ...said.flatMap((one) => [one.unit, ...(one.addressed === null ? [] : [one.addressed])]),
    ]),
  }
}

/** Names on the day; a unit that is no more, or not yet, has its latest. */
function namesOf(below: Below, units: readonly number[]): Record<string, string> {
  return Object.fromEntries(
    [...new Set(units)].flatMap((unit) => {
      const place = below.on.place.get(unit) ?? below.tree.placementsOf(unit).at(-1)
      return place === undefined ? [] : [[codeOf(below, unit), place.name]]
    }),
  )
}

function classes(
  below: Below,
  held: readonly HeldRow[],
  branches: ReadonlyMap<number, number>,
): ReportTables['classes'] {
  const byBranch = Map.groupBy(held, (one) => branches.get(one.host))
  return below.rows.flatMap((row) => {
    const all = byBranch.get(row.unit)
    if (all === undefined) return []
    const study = all.filter((one) => one.kind === 'study')
    return [
      {
        unit: row.code,
        conferences: all.length - study.length,
        ...sessionSums(below, row),
        makeup: study.filter((one) => one.makeup).length,
        first_on: iso(all[0]?.day ?? null),
        last_on: iso(all.at(-1)?.day ?? null),
      },
    ]
  })
}

/** Sites by branch and level as the tree stood on the day of the session; without a placement then, a site is left out. */
async function sites(
  database: Database,
  view: View,
  below: Below,
  hosted: readonly HeldRow[],
): Promise<ReportTables['sites']> {
  const found = await sitesBelow(
    database,
    view,
    hosted.map((one) => one.id),
  )
  return hosted.flatMap((session) => {
    const on = treeOn(below.tree, session.day, below.campaign)
    const branches = branchesOf(on, view.unitId)
    const rows = found.flatMap((site) => {
      const placed = on.place.get(site.unit)
      if (site.session !== session.id || placed === undefined) return []
      const branch = branches.get(site.unit)
      return [
        {
          session: session.code,
          unit: branch === undefined ? '' : codeOf(below, branch),
          level: placed.level,
          planned: 1,
          connected: site.connected ? 1 : 0,
          expected: site.expected,
          people: site.people,
        },
      ]
    })
    const order = [...new Set(branches.values())].map((unit) => codeOf(below, unit)).sort()
    const place = (code: string): number => (code === '' ? order.length : code === view.unit ? -1 : order.indexOf(code))
    return sumBy(rows, ['session', 'unit', 'level'], ['planned', 'connected', 'expected', 'people']).toSorted(
      (a, b) => place(a.unit) - place(b.unit),
    )
  })
}
