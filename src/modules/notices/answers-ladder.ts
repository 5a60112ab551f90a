/** Who keeps which unit, for reminders: built once for a realm and day. */
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Ladder } from './rules-reminders.ts'
import { readOfficers } from './store-officers.ts'

export type Kept = Ladder & {
  /** Names of the officers at a unit. */
  readonly namesOf: (unit: number) => readonly string[]
}

/** Parents of units on a day, and officers at each; those of the whole realm stand at its top. */
export async function ladderOf(db: Db, realmId: number, day: string): Promise<Kept> {
  const [{ rows }, officers] = await Promise.all([
    sql<{ unit_id: number; parent_id: number | null }>`
      select unit_id, parent_id from units where realm_id = ${realmId} and superseded_at is null and not retracted
        and valid_from <= ${day}::date and valid_to >= ${day}::date`.execute(db),
    readOfficers(db, realmId, day),
  ])
  const parents = new Map(rows.map((row) => [row.unit_id, row.parent_id]))
  const tops = rows.flatMap((row) => (row.parent_id === null ? [row.unit_id] : []))
  const at = new Map<number, { account: number; name: string }[]>()
  for (const { account_id: account, unit_id: unit, name } of officers)
    for (const place of unit === 0 ? tops : [unit]) {
      const there = at.get(place) ?? []
      if (!there.some((one) => one.account === account)) there.push({ account, name })
      at.set(place, there)
    }
  return {
    parentOf: (unit) => parents.get(unit),
    officersOf: (unit) => (at.get(unit) ?? []).map(({ account }) => account),
    namesOf: (unit) => (at.get(unit) ?? []).map(({ name }) => name),
  }
}
