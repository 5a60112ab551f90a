/**
 * People who were erased (platform/facts-erase.ts) stay so: whatever a dossier says of them that the register of personal
 * data has erased is put back, in the stage, to what the store says. So an old dossier brings nothing new, and no name.
 */
import type pg from 'pg'
import { contentOf, dbName, keysOf } from '#core/columns.ts'
import type { Column, DossierFile } from '#core/columns.ts'
import { erasedText, erasuresOf, pseudonymStem } from '#core/privacy.ts'
import type { Fault } from '#core/faults.ts'
import { identityTable, stageName } from '#platform/facts-sql.ts'

type Report = (fault: Fault) => void
type Changed = { readonly row_no: number; readonly sha256?: Buffer | null }

/** One fact is one person's in all its versions, also in a row that does not say whose. */
const ownByCode = new Set(['speakers', 'recommendations'])

/** What a staged cell becomes; null when erasing leaves the column alone. What is empty stays empty. */
function contentSql(file: DossierFile, column: Column): string | null {
  const cell = `s."${column.name}"`
  switch (erasuresOf(file.table).get(dbName(column))) {
    case 'null':
      return 'null'
    case 'pseudonym':
      return `case when ${cell} is not null then '${pseudonymStem} ' || e.number end`
    case 'placeholder':
      return `case when ${cell} is not null then '${erasedText}' end`
    default:
      return null
  }
}

function holdSql(file: DossierFile, person: Column): string | null {
  const cells = contentOf(file).flatMap((column) => {
    const content = contentSql(file, column)
    return content === null ? [] : [{ column, content }]
  })
  if (cells.length === 0) return null
  const sets = cells.flatMap(({ column: { name, cell }, content }) => [
    `"${name}" = ${content}`,
    ...(cell.type === 'file' ? [`"${name}_sha256" = null`] : []),
  ])
  const says = cells.map(({ column, content }) => `s."${column.name}" is distinct from ${content}`)
  const files = cells.some(({ column }) => column.cell.type === 'file')
  const byCode = ownByCode.has(file.name)
    ? `or exists (select 1 from ${file.table} x where x.realm_id = $1 and x.code = s.code and x.person_id = e.person_id)`
    : ''
  return `with held as (
      select s.ctid as place, s.row_no, e.number ${files ? ', s.file_sha256 as sha256' : ''}
      from ${stageName(file)} s, erased_people e join person_ids i on i.realm_id = e.realm_id and i.person_id = e.person_id
      where e.realm_id = $1 and (i.code = s."${person.name}" ${byCode}) and (${says.join(' or ')})
    )
    update ${stageName(file)} s set ${sets.join(', ')} from held e where s.ctid = e.place
    returning e.row_no ${files ? ', e.sha256' : ''}`
}

/** A site whose chair was erased keeps the pseudonym: who it was is not known here any more. */
function holdChairsSql(file: DossierFile): string {
  const refs = keysOf(file).filter((column) => column.ref !== undefined)
  const joins = refs.map((column, i) => {
    const table = identityTable[column.ref as NonNullable<typeof column.ref>]
    return `join ${table} i${i} on i${i}.realm_id = t.realm_id and i${i}.${column.ref}_id = t.${dbName(column)} and i${i}.code = s."${column.name}"`
  })
  const plain = keysOf(file).filter((column) => column.ref === undefined)
  const equal = plain.map((column) => `and t.${dbName(column)} = s."${column.name}"`)
  return `with held as (
      select s.ctid as place, max(t.chair) as chair from ${stageName(file)} s
      join ${file.table} t on t.realm_id = $1 and t.chair like '${pseudonymStem} %' ${equal.join(' ')} ${joins.join(' ')}
      where s.chair is not null group by s.ctid
    )
    update ${stageName(file)} s set chair = held.chair from held
    where s.ctid = held.place and s.chair is distinct from held.chair returning s.row_no`
}

/** What is said of a speaker who was erased. */
const saidOfSpeaker = new Set(['invitations', 'speaker_ratings'])
const holdSaidSql = (file: DossierFile): string => `update ${stageName(file)} s set note = null
  where s.note is not null and $1::bigint is not null and exists (select 1 from speakers p
    join erased_people e on e.realm_id = p.realm_id and e.person_id = p.person_id
    where p.realm_id = $1 and p.code = s.speaker) returning s.row_no`

/**
 * Holds a whole dossier; call when it is the realm's turn, so that nobody is erased meanwhile. Each row that said
 * something is a warning. Answers the SHA-256 (hex) of files that no row names any more: they are not to be stored.
 */
export async function holdErased(
  client: pg.ClientBase,
  realmId: number,
  files: readonly DossierFile[],
  report: Report,
): Promise<ReadonlySet<string>> {
  const gone = new Set<string>()
  const any = await client.query('select 1 from erased_people where realm_id = $1 limit 1', [realmId])
  if (any.rows.length === 0) return gone
  const hold = async (file: DossierFile, sql: string | null, column: string): Promise<void> => {
    if (sql === null) return
    const { rows } = await client.query<Changed>(sql, [realmId])
    for (const { row_no: row, sha256 } of rows.toSorted((a, b) => a.row_no - b.row_no)) {
      report({ code: 'erased-person', file: file.name, row, column, value: '' })
      if (sha256) gone.add(sha256.toString('hex'))
    }
  }
  for (const file of files) {
    const person = file.columns.find((column) => column.ref === 'person')
    if (person !== undefined) await hold(file, holdSql(file, person), person.name)
    if (saidOfSpeaker.has(file.name)) await hold(file, holdSaidSql(file), 'note')
    if (file.name === 'sites') await hold(file, holdChairsSql(file), 'chair')
  }
  for (const file of files) {
    if (gone.size === 0 || !file.columns.some(({ cell }) => cell.type === 'file')) continue
    const { rows } = await client.query<{ sha256: Buffer }>(
      `select distinct file_sha256 as sha256 from ${stageName(file)} where file_sha256 is not null`,
    )
    for (const { sha256 } of rows) gone.delete(sha256.toString('hex'))
  }
  return gone
}
