/** The register and the links in it as one asker sees them. */
import { unaccented } from '#core/text.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { DirectiveRow, LinkRow } from './contract.ts'
import type { ChainDoc, ChainEdge } from './rules-chain.ts'
import { canonicalNumber } from '#core/document-numbers.ts'
import { readLinks } from './store-links.ts'
import type { LinkFacts } from './store-links.ts'
import { readRegister, readUnitFacts } from './store-register.ts'
import type { RegisterRow, UnitFacts } from './store-register.ts'

export type Register = {
  readonly rows: readonly RegisterRow[]
  readonly byRef: ReadonlyMap<string, RegisterRow>
  readonly units: ReadonlyMap<string, UnitFacts>
}

export const refOf = (of: { number: string; issued_on: string; issuer: string }): string =>
  `${of.number}@${of.issued_on}@${of.issuer}`

/** What somebody sees of the register; `today` is the civil date of the tree. */
export async function registerFor(db: Db, scope: UnitScope, today: string): Promise<Register> {
  const rows = await readRegister(db, scope, today)
  const units = new Map((await readUnitFacts(db, scope.realmId, today)).map((unit) => [unit.code, unit]))
  return { rows, byRef: new Map(rows.map((row) => [refOf(row), row])), units }
}

export const rowOf = (row: RegisterRow): DirectiveRow => ({
  ref: refOf(row),
  issuer: row.issuer,
  issuer_name: row.issuer_name,
  type: row.type,
  number: row.number,
  issued_on: row.issued_on,
  title: row.title,
  term: row.term,
  secrecy: row.secrecy,
  file: row.file,
  sha256: row.sha256,
  recorded_at: row.recorded_at.toISOString(),
  addressed: row.addressed,
  received: row.received,
})

export type RegisterFilter = {
  readonly search?: string | undefined
  readonly issuer?: string | undefined
  readonly type?: string | undefined
  readonly term?: string | undefined
  readonly secrecy?: string | undefined
  readonly year?: number | undefined
  /** `number@issued_on` of what a campaign studies. */
  readonly studied?: readonly string[] | undefined
  readonly sort: 'newest' | 'issued' | 'number' | 'title'
  readonly order: 'asc' | 'desc'
}

const bare = (number: string): string => unaccented(number).replaceAll(/[\s\u2010-\u2015\u2212-]/gu, '')

/** Whether a search names a row: a part of the title or the issuer, or of the number however it is spaced and dashed. */
function matches(row: RegisterRow, search: string): boolean {
  const words = unaccented(search.trim())
  if ([row.title, row.issuer_name, row.issuer].some((text) => unaccented(text).includes(words))) return true
  const number = bare(row.number)
  const typed = bare(search)
  // two digits are printed below 10, whatever was typed
  const whole = bare(canonicalNumber(search) ?? search)
  return /[\d/]/u.test(typed) && (number.includes(typed) || number.startsWith(whole))
}

/** The rows that a list shows, in its order; the newest come first unless something else is asked. */
export function narrowed(rows: readonly RegisterRow[], filter: RegisterFilter): RegisterRow[] {
  const { search, issuer, type, term, secrecy, year, studied, sort, order } = filter
  const kept = rows.filter(
    (row) =>
      (issuer === undefined || row.issuer === issuer) &&
      (type === undefined || row.type === type) &&
      (term === undefined || row.term === term) &&
      (secrecy === undefined || row.secrecy === secrecy) &&
      (year === undefined || Number(row.issued_on.slice(0, 4)) === year) &&
      (studied === undefined || studied.includes(`${row.number}@${row.issued_on}`)) &&
      (search === undefined || search.trim() === '' || matches(row, search)),
  )
  // as they are read, the newest stand first
  if (sort === 'newest' || sort === 'issued')
    return (sort === 'newest') === (order === 'asc') ? kept : kept.toReversed()
  const words = new Intl.Collator('vi', { numeric: true })
  const by = (row: RegisterRow): string => (sort === 'number' ? row.number : row.title)
  const sorted = kept.toSorted((a, b) => words.compare(by(a), by(b)))
  return order === 'desc' ? sorted.toReversed() : sorted
}

/** A directive as a step of a chain. */
export const docOf = (row: RegisterRow, units: Register['units']): ChainDoc => ({
  ref: refOf(row),
  number: row.number,
  issued_on: row.issued_on,
  title: row.title,
  issuer: row.issuer,
  issuer_name: row.issuer_name,
  level: units.get(row.issuer)?.level ?? null,
})

/** Codes of a unit and of those above it. */
export function upFrom(code: string, units: Register['units']): Set<string> {
  const byId = new Map([...units.values()].map((unit) => [unit.unitId, unit]))
  const up = new Set<string>()
  for (let at = units.get(code); at !== undefined && !up.has(at.code); at = byId.get(at.parentId ?? -1)) up.add(at.code)
  return up
}

/** Both kinds of links between directives that are seen: `based_on`, and those of directive_links.csv. */
export async function edgesOf(
  db: Db,
  realmId: number,
  register: Register,
): Promise<{ edges: ChainEdge[]; links: LinkFacts[] }> {
  const byNamed = Map.groupBy(register.rows, (row) => `${row.number}@${row.issued_on}`)
  const links = await readLinks(db, realmId)
  const edges: ChainEdge[] = []
  for (const { issuer, directive, other_issuer: otherIssuer, other, kind } of links) {
    const [from, to] = [`${directive}@${issuer}`, `${other}@${otherIssuer}`]
    if (register.byRef.has(from) && register.byRef.has(to)) edges.push({ from, to, kind })
  }
  for (const row of register.rows) {
    for (const named of row.based_on) {
      const found = groundOf(row, byNamed.get(named) ?? [], register.units)
      if (found !== null) edges.push({ from: refOf(row), to: refOf(found), kind: 'grounds' })
    }
  }
  return { edges, links }
}

/** Which directive a ground means: `based_on` names no issuer, so of several it is that of a body above the one citing. */
function groundOf(row: RegisterRow, found: readonly RegisterRow[], units: Register['units']): RegisterRow | null {
  if (found.length < 2) return found[0] ?? null
  const up = upFrom(row.issuer, units)
  const above = found.filter(({ issuer }) => up.has(issuer) || !units.has(issuer))
  return above.length === 1 ? (above[0] ?? null) : null
}

/** What a directive cites and what cites it. */
export function linksOf(
  row: RegisterRow,
  register: Register,
  { edges, links }: { edges: readonly ChainEdge[]; links: readonly LinkFacts[] },
): { cites: LinkRow[]; cited_by: LinkRow[] } {
  const own = refOf(row)
  const typed = links.filter(({ issuer, directive }) => `${directive}@${issuer}` === own)
  const linked = new Set(typed.map(({ other }) => other))
  const cites = [
    ...typed.map((link) => typedLink(link, `${link.other}@${link.other_issuer}`, register)),
    ...row.based_on.filter((named) => !linked.has(named)).map((named) => groundLink(named, own, edges, register)),
  ]
  const citing = links.filter(({ other, other_issuer: issuer }) => `${other}@${issuer}` === own)
  const from = new Set(citing.map(({ directive, issuer }) => `${directive}@${issuer}`))
  const cited_by = [
    ...citing
      .map((link) => typedLink(link, `${link.directive}@${link.issuer}`, register))
      .filter(({ ref }) => ref !== null),
    ...edges
      .filter((edge) => edge.to === own && edge.kind === 'grounds' && !from.has(edge.from))
      .flatMap((edge) => (register.byRef.has(edge.from) ? [seenLink(edge.from, register)] : [])),
  ]
  return { cites, cited_by }
}

function typedLink(link: LinkFacts, ref: string, register: Register): LinkRow {
  const [number = '', issued_on = '', ...issuer] = ref.split('@')
  const seen = register.byRef.get(ref)
  return {
    kind: link.kind as LinkRow['kind'],
    ref: seen === undefined ? null : ref,
    number,
    issued_on,
    issuer: seen?.issuer_name ?? issuer.join('@'),
    title: seen?.title ?? null,
    cited: link.cited,
    is_ground: false,
    recorded_at: link.recorded_at.toISOString(),
  }
}

function seenLink(ref: string, register: Register): LinkRow {
  const seen = register.byRef.get(ref) as RegisterRow
  const { number, issued_on, issuer_name: issuer, title } = seen
  return { kind: 'grounds', ref, number, issued_on, issuer, title, cited: null, is_ground: true, recorded_at: null }
}

function groundLink(named: string, own: string, edges: readonly ChainEdge[], register: Register): LinkRow {
  const edge = edges.find(({ from, to, kind }) => from === own && kind === 'grounds' && to.startsWith(`${named}@`))
  if (edge !== undefined) return seenLink(edge.to, register)
  const [number = '', issued_on = ''] = named.split('@')
  return {
    kind: 'grounds',
    ref: null,
    number,
    issued_on,
    issuer: '',
    title: null,
    cited: null,
    is_ground: true,
    recorded_at: null,
  }
}
