/** Whoever is erased leaves convening lists as a number: the name, the note and the calendars go. */
import { expect, test } from 'vitest'
import { erasePeople } from '#platform/facts-erase.ts'
import { inTransaction } from '#platform/database.ts'
import { freshDatabase } from '../database.ts'
import { sessionsServer } from './world.ts'

const database = await freshDatabase()
const { api, order, read } = await sessionsServer(database)

test('a convening list keeps the row and loses the name and the note, also when an old dossier is imported again', async () => {
  const cells = { session: 'HN1', unit: 'A', person: 'a-1', status: 'declined', note: 'Lê Thị Đào đi viện' }
  await order('convening', cells)
  const { rows } = await database.pool.query<{ realm: number; person: number }>(
    `select realm_id as realm, person_id as person from person_ids where code = 'a-1'`,
  )
  const [{ realm, person } = { realm: 0, person: 0 }] = rows
  await database.pool.query(
    `with a as (insert into accounts (realm_id, user_name, person_id, unit_id, status, made_at, made_by, valid_from, valid_to)
       select $1, 'dao', $2, unit_id, 'active', now(), 'operator', '2020-01-01', 'infinity' from unit_ids where code = 'A' returning account_id)
     insert into calendar_feeds (realm_id, account_id, token_hash, kind, made_at) select $1, account_id, 'x', 'person', now() from a`,
    [realm, person],
  )
  await inTransaction(database, ({ client }) =>
    erasePeople(client, { realmId: realm, people: [person], by: { actor: 'operator', door: 'cli' }, now: new Date() }),
  )
  const [row] = (await read('/sessions/HN1/convened')).rows
  expect(row).toMatchObject({ person: 'a-1', status: 'declined', note: '' })
  expect(row.full_name).not.toContain('Đào')
  expect((await database.pool.query('select 1 from calendar_feeds')).rows).toEqual([])
  const again = (await order('convening', cells)).json()
  expect(again.warnings.map((one: { code: string }) => one.code)).toEqual(['erased-person'])
  expect((await read('/sessions/HN1/convened')).rows[0].note).toBe('')
  expect(api.bugs).toEqual([])
})
