/** What a realm has set about its speakers. */
import { sql } from 'kysely'
import type { UnitScope } from '#core/scope.ts'
import { current } from '#modules/sessions/tables.ts'
import type { Db } from '#platform/database.ts'
import type { SpeakerSettings } from './contract-settings.ts'
import { usualSettings } from './rules-clashes.ts'

export type SettingsFound = SpeakerSettings & { readonly changed_at: Date | null }

/** Whether a scope holds all that stands at the top of a realm on a day, and so the realm. */
export async function isWhole(db: Db, scope: UnitScope, day: string): Promise<boolean> {
  const units = scope.units()
  if (units === null) return true
  const { rows } = await sql<{ inside: boolean }>`select u.unit_id = any(${units}::bigint[]) as inside
    from ${current('units', scope.realmId)} u
    where u.parent_id is null and ${day}::date between u.valid_from and u.valid_to`.execute(db)
  return rows.length > 0 && rows.every(({ inside }) => inside)
}

/** As set, or as the program comes. */
export async function readSettings(db: Db, realmId: number): Promise<SettingsFound> {
  const { rows } = await sql<SettingsFound>`select most_a_month, travel_minutes, changed_at from speaker_settings
    where realm_id = ${realmId}`.execute(db)
  return rows[0] ?? { ...usualSettings, changed_at: null }
}

export async function writeSettings(
  db: Db,
  realmId: number,
  of: SpeakerSettings & { readonly now: Date; readonly actor: string },
): Promise<void> {
  await sql`
    insert into speaker_settings (realm_id, most_a_month, travel_minutes, changed_at, changed_by)
    values (${realmId}, ${of.most_a_month}, ${of.travel_minutes}, ${of.now}, ${of.actor})
    on conflict (realm_id) do update set most_a_month = excluded.most_a_month, travel_minutes = excluded.travel_minutes,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db)
}
