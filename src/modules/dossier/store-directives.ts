/** Directives that staged rows name, by number and day (interchange.md, directives.csv). */
import type pg from 'pg'
import type { Fault, FaultCode } from '#core/faults.ts'
import type { Present } from './store-references.ts'

type Report = (fault: Fault) => void
type Columns = (file: string) => ReadonlySet<string>

/** Columns that hold a list of directives. */
const lists = [
  ['directives', 'based_on'],
  ['campaigns', 'directives'],
] as const
/** Columns that name one, with the column of its issuer. */
const singles = [
  ['directive_links', 'directive', 'issuer'],
  ['directive_links', 'other', 'other_issuer'],
  ['directive_recipients', 'directive', 'issuer'],
  ['directive_receipts', 'directive', 'issuer'],
] as const

type Known = { readonly issuer: string; readonly issued_on: string }

/**
 * Resolves what names directives in the stage: lists to `number@issued_on`, by number alone when one day bears it
 * (domain.md §3.3: a number is not unique over time), single ones together with their issuer.
 */
export async function resolveDirectives(
  client: pg.ClientBase,
  realmId: number,
  has: Present,
  columns: Columns,
  report: Report,
): Promise<void> {
  const here = <T extends readonly [file: string, column: string, ...more: string[]]>(of: readonly T[]): T[] =>
    of.filter(([file, column]) => has(file) && columns(file).has(column))
  if (here(lists).length + here(singles).length === 0) return
  const known = await client.query<Known & { number: string }>(
    `select distinct issuer, number, issued_on::text as issued_on from directives where realm_id = $1
     ${has('directives') ? 'union select issuer, number, issued_on::text from stage_directives where number is not null and issued_on is not null' : ''}`,
    [realmId],
  )
  const tainted = await client.query(`select code from stage_tainted where file = 'directives' limit 1`)
  const excused = tainted.rows.length > 0
  const byNumber = Map.groupBy(known.rows, ({ number }) => number)
  const tell: Report = (fault) => {
    // what points to a directive that is itself at fault is not told again
    if (fault.code !== 'unknown-directive' || !excused) report(fault)
  }
  for (const [file, column] of here(lists)) await resolveLists(client, file, column, byNumber, tell)
  for (const [file, column, issuer] of here(singles)) await resolveOnes(client, file, [column, issuer], byNumber, tell)
}

type ByNumber = ReadonlyMap<string, readonly Known[]>

async function resolveLists(
  client: pg.ClientBase,
  file: string,
  column: string,
  byNumber: ByNumber,
  report: Report,
): Promise<void> {
  const { rows } = await client.query<{ row_no: number; list: string[] }>(
    `select row_no, "${column}" as list from stage_${file} where cardinality("${column}") > 0 order by row_no`,
  )
  for (const row of rows) {
    const resolved: string[] = []
    for (const entry of row.list) {
      const [number = '', day] = entry.split('@')
      const found = [...new Set((byNumber.get(number) ?? []).map((one) => one.issued_on))].toSorted()
      const fail = (code: FaultCode): void =>
        report({
          code,
          file,
          row: row.row_no,
          column,
          value: entry,
          params: { allowed: found.map((one) => `${number}@${one}`).join(' | ') },
        })
      if (day !== undefined ? !found.includes(day) : found.length === 0) fail('unknown-directive')
      else if (day === undefined && found.length > 1) fail('ambiguous-directive')
      else resolved.push(`${number}@${day ?? found[0]}`)
    }
    await client.query(`update stage_${file} set "${column}" = $2 where row_no = $1`, [
      row.row_no,
      [...new Set(resolved)],
    ])
  }
}

async function resolveOnes(
  client: pg.ClientBase,
  file: string,
  [column, issuerColumn]: readonly [string, string],
  byNumber: ByNumber,
  report: Report,
): Promise<void> {
  const { rows } = await client.query<{ row_no: number; entry: string; issuer: string | null }>(
    `select row_no, "${column}" as entry, "${issuerColumn}" as issuer from stage_${file}
     where "${column}" is not null and "${column}" <> '' order by row_no`,
  )
  const sound: { row: number; entry: string; issuer: string }[] = []
  for (const { row_no: row, entry, issuer } of rows) {
    const [number = '', day] = entry.split('@')
    const found = (byNumber.get(number) ?? []).filter(
      (one) => (day === undefined || one.issued_on === day) && (!issuer || one.issuer === issuer),
    )
    const days = [...new Set(found.map((one) => one.issued_on))]
    const fail = (code: FaultCode, allowed = ''): void =>
      report({
        code,
        file,
        row,
        column: code === 'ambiguous-issuer' ? issuerColumn : column,
        value: entry,
        params: { allowed },
      })
    if (found.length === 0) fail('unknown-directive')
    else if (days.length > 1)
      fail(
        'ambiguous-directive',
        days
          .toSorted()
          .map((one) => `${number}@${one}`)
          .join(' | '),
      )
    else if (new Set(found.map((one) => one.issuer)).size > 1) fail('ambiguous-issuer')
    else sound.push({ row, entry: `${number}@${days[0]}`, issuer: found[0]?.issuer ?? '' })
  }
  await client.query(
    `update stage_${file} s set "${column}" = v.entry, "${issuerColumn}" = v.issuer
     from unnest($1::int[], $2::text[], $3::text[]) as v(row_no, entry, issuer) where s.row_no = v.row_no`,
    [sound.map(({ row }) => row), sound.map(({ entry }) => entry), sound.map(({ issuer }) => issuer)],
  )
}
