/** Many sessions at once, as rows of dossier files: each host at each time, with copies of what an earlier one had. */
import { instantOf } from '#core/zones.ts'
import type { PlanBody } from './contract.ts'

/** Most sessions of one plan. */
export const mostPlanned = 500

type Cells = Readonly<Record<string, string>>
/** Rows of the session that is copied, cells without the session's code; only the parts that were asked for. */
export type Copied = {
  readonly startsAt: Date
  readonly rows: Readonly<Record<'sites' | 'agenda' | 'materials' | 'convening', readonly Cells[]>>
}
type Planned = { readonly file: string; readonly rows: { readonly cells: Cells; readonly expects?: null }[] }

/** Instant of a civil `yyyy-MM-ddTHH:mm` on a zone's clock; null for one that the clock never shows. */
export function clockInstant(zone: string, civil: string): number | null {
  const at = Date.parse(`${civil}:00Z`)
  return Number.isNaN(at) ? null : instantOf(zone, at)
}

const moved = (cell: string | undefined, by: number): string =>
  cell === undefined || cell === '' ? '' : new Date(Date.parse(cell) + by).toISOString()

/**
 * The rows of a plan. `codeOf` makes a code that no session has, `nameOf` tells a unit's name. What was measured or
 * answered before is not copied: sites come without numbers and connections, whoever was convened is invited anew.
 */
export function rowsOfPlan(
  plan: PlanBody,
  zone: string,
  copied: Copied | null,
  {
    codeOf,
    nameOf,
  }: { readonly codeOf: (startsAt: string) => string; readonly nameOf: (unit: string) => string | undefined },
): { readonly codes: string[]; readonly files: Planned[] } {
  const codes: string[] = []
  const rows: Record<string, Planned['rows']> = { sessions: [], sites: [], agenda: [], materials: [], convening: [] }
  for (const { unit, venue, capacity } of plan.hosts)
    for (const { starts_at, ends_at } of plan.times) {
      const session = codeOf(starts_at)
      codes.push(session)
      rows['sessions']?.push({
        cells: {
          code: session,
          campaign: plan.campaign,
          host: unit,
          audiences: plan.audiences.join('|'),
          topics: plan.topics.join('|'),
          title: plan.title.replaceAll('{unit}', nameOf(unit) ?? unit),
          starts_at,
          ends_at: ends_at ?? '',
          mode: plan.mode,
          kind: plan.kind,
          venue,
          capacity: capacity === null ? '' : String(capacity),
          speakers: plan.speakers.join('|'),
          makeup: plan.makeup ? 'yes' : 'no',
          secret: plan.secret ? 'yes' : 'no',
        },
        expects: null,
      })
      if (copied === null) continue
      const by = (clockInstant(zone, starts_at) ?? copied.startsAt.getTime()) - copied.startsAt.getTime()
      for (const [file, own] of Object.entries(copied.rows)) {
        if (plan.secret && (file === 'sites' || file === 'materials')) continue
        for (const cells of own)
          rows[file]?.push({
            cells: {
              session,
              ...cells,
              ...('starts_at' in cells ? { starts_at: moved(cells['starts_at'], by) } : {}),
              ...('ends_at' in cells ? { ends_at: moved(cells['ends_at'], by) } : {}),
            },
          })
      }
    }
  const files = Object.entries(rows).flatMap(([file, own]) => (own.length > 0 ? [{ file, rows: own }] : []))
  return { codes, files }
}

/** Letters of a code's ending: none that looks like another one on paper. */
const letters = 'ACDEFGHJKLMNPQRTUVWXY34679'

/** Makes codes like `260310-7KQ4`: the day, and letters out of `random` (a number below `n`); none comes twice. */
export function codeMaker(random: (n: number) => number): (startsAt: string) => string {
  const made = new Set<string>()
  return (startsAt) => {
    for (;;) {
      const end = Array.from({ length: 5 }, () => letters[random(letters.length)]).join('')
      const code = `${startsAt.slice(2, 10).replaceAll('-', '')}-${end}`
      if (made.has(code)) continue
      made.add(code)
      return code
    }
  }
}
