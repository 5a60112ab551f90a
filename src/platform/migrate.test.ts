import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { allMigrations, migrate, pendingMigrations } from './migrate.ts'
import type { Migration } from './migrate.ts'

const first: Migration = { name: '0001-a.sql', checksum: 'a', sql: 'create table a (x int); insert into a values (1)' }
const second: Migration = { name: '0002-b.sql', checksum: 'b', sql: 'create table b (x int)' }

test('an empty database gets every migration once, also when several processes start together', async () => {
  const database = await freshDatabase({ empty: true })
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database, [first, second])))
  expect(applied.flat()).toEqual(['0001-a.sql', '0002-b.sql'])
  expect((await database.pool.query('select x from a')).rows).toEqual([{ x: 1 }])
})

test('a later program applies only what is new', async () => {
  const database = await freshDatabase({ empty: true })
  expect(await migrate(database, [first])).toEqual(['0001-a.sql'])
  expect(await pendingMigrations(database, [first, second])).toEqual(['0002-b.sql'])
  expect(await migrate(database, [first, second])).toEqual(['0002-b.sql'])
})

test('a migration that was changed after the fact is refused', async () => {
  const database = await freshDatabase({ empty: true })
  await migrate(database, [first])
  await expect(migrate(database, [{ ...first, checksum: 'other' }])).rejects.toThrow(
    'changed after it had been applied',
  )
})

test('an older program refuses the database of a newer one', async () => {
  const database = await freshDatabase({ empty: true })
  await migrate(database, [first, second])
  await expect(migrate(database, [first])).rejects.toThrow('newer version')
})

test('a migration that fails leaves nothing of itself', async () => {
  const database = await freshDatabase({ empty: true })
  const broken = { ...second, sql: 'create table b (x int); select 1/0' }
  await expect(migrate(database, [first, broken])).rejects.toThrow('0002-b.sql failed')
  expect(await migrate(database, [first, second])).toEqual(['0002-b.sql'])
})

test('the template that tests copy has all migrations of the program', async () => {
  const database = await freshDatabase()
  expect(allMigrations().length).toBeGreaterThan(0)
  expect(await migrate(database)).toEqual([])
})
