import type { Database } from '#platform/database.ts'

type Row = Readonly<Record<string, unknown>>

/** Adds a row and answers the number that the database gave it. */
export async function addRow(database: Database, table: string, row: Row): Promise<number> {
  const names = Object.keys(row)
  const { rows } = await database.pool.query<Record<string, number>>(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
    Object.values(row),
  )
  const [first = {}] = rows
  const id = Object.keys(first).find((name) => name.endsWith('_id') && !(name in row))
  return first[id ?? 'realm_id'] as number
}

export type Office = { readonly realm: number; readonly code: string; readonly units: Readonly<Record<string, number>> }

/**
 * A province with two committees: P over A and B, A over the cells A1 and A2, B over B1. In A1 are Nguyễn Thị Lan and
 * Nguyễn Thị Lan, in A2 Trần Văn Đức.
 */
export async function addOffice(database: Database, code = 'default'): Promise<Office> {
  const at = new Date('2026-01-01T00:00:00Z')
  const realm = await addRow(database, 'realms', { code })
  const fact = { realm_id: realm, recorded_at: at, position: 1 }
  await addRow(database, 'realm_versions', { ...fact, name: 'Tỉnh ủy Zolvexkim', time_zone: 'Asia/Ho_Chi_Minh' })
  const parents: Readonly<Record<string, string | null>> = { P: null, A: 'P', B: 'P', A1: 'A', A2: 'A', B1: 'B' }
  const units: Record<string, number> = {}
  for (const [unit, parent] of Object.entries(parents)) {
    const id = await addRow(database, 'unit_ids', { realm_id: realm, code: unit })
    units[unit] = id
    const level = unit === 'P' ? 'province' : unit.length === 1 ? 'grassroots' : 'cell'
    const placed = { parent_id: parent === null ? null : units[parent], valid_from: '2020-01-01' }
    await addRow(database, 'units', { ...fact, ...placed, unit_id: id, name: `Đơn vị ${unit}`, level })
  }
  const people = [
    ['p1', 'Nguyễn Thị Lan', 'A1', 'lan@example.test'],
    ['p2', 'Nguyễn Thị Lan', 'A1', null],
    ['p3', 'Trần Văn Đức', 'A2', null],
  ] as const
  for (const [person, name, unit, email] of people) {
    const id = await addRow(database, 'person_ids', { realm_id: realm, code: person })
    await addRow(database, 'people', { ...fact, person_id: id, full_name: name, email })
    const member = { unit_id: units[unit], valid_from: '2020-01-01', is_primary: true, kind: 'member' }
    await addRow(database, 'memberships', { ...fact, ...member, person_id: id })
  }
  return { realm, code, units }
}
