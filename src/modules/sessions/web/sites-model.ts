/** Sites as rows of a grid, and out of pasted lists. Pure. */
import type { ReplyOf } from '#web/api.ts'
import { pastedFields, pastedLines } from './session-text.ts'

type Site = ReplyOf<'readSession'>['sites_rows'][number]
type Cells = Readonly<Record<string, string>>

/** How a site is called: its unit, and its own name where it has one. */
export function siteName({ unit, name }: Pick<Site, 'unit' | 'name'>): string {
  return [unit.name || unit.code, name].filter(Boolean).join(', ')
}

/** Cells of a stored site; instants as the page writes them. */
export function cellsOfSite(session: string, site: Site, written: (at: string) => string): Cells {
  const number = (n: number | null): string => (n === null ? '' : String(n))
  return {
    session,
    unit: site.unit.code,
    name: site.name,
    mode: site.mode,
    chair: site.chair,
    expected: number(site.expected),
    headcount: number(site.headcount),
    connected_from: site.connected_from === null ? '' : written(site.connected_from),
    connected_to: site.connected_to === null ? '' : written(site.connected_to),
  }
}

/** New sites out of pasted lines `unit; chair; expected; name`; those that are there already are left out. */
export function pastedSites(session: string, text: string, there: readonly Pick<Site, 'unit' | 'name'>[]): Cells[] {
  const seen = new Set(there.map(({ unit, name }) => `${unit.code}\n${name}`))
  return pastedLines(text).flatMap((line) => {
    const [unit = '', chair = '', expected = '', name = ''] = pastedFields(line)
    const key = `${unit}\n${name}`
    if (unit === '' || seen.has(key)) return []
    seen.add(key)
    return [{ session, unit, name, chair, expected }]
  })
}
