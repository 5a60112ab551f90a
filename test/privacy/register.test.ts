/** The register of personal data against the tables that the migrations make. */
import { expect, test } from 'vitest'
import { bookkeeping, impersonal } from '#core/privacy-others.ts'
import { register } from '#core/privacy.ts'
import { freshDatabase } from '../database.ts'

const database = await freshDatabase()
const { rows } = await database.pool.query<{ field: string; needed: boolean }>(
  `select c.relname || '.' || a.attname as field, a.attnotnull as needed from pg_attribute a
   join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
   where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped order by 1`,
)
const there = new Set(rows.map(({ field }) => field))
const personal = register.map(({ table, column }) => `${table}.${column}`)
const others = Object.entries(impersonal).flatMap(([table, names]) =>
  names.split(' ').map((name) => `${table}.${name}`),
)

test('every column of the store is in the register of personal data or among those that say nothing of a person', () => {
  const known = new Set([...personal, ...others])
  const unknown = [...there].filter((field) => !known.has(field) && !bookkeeping.has(field.split('.')[1] ?? ''))
  expect(unknown).toEqual([])
  expect(there.size).toBeGreaterThan(300)
})

test('the register names no column twice and none that is not there', () => {
  const all = [...personal, ...others]
  expect(all.filter((field) => !there.has(field))).toEqual([])
  expect(all.filter((field, i) => all.indexOf(field) !== i)).toEqual([])
})

test('every column that points to a person or to an account is personal', () => {
  const pointing = [...there].filter((field) => /\.(person|account)_id$/.test(field))
  expect(pointing.filter((field) => !personal.includes(field))).toEqual([])
  expect(pointing.length).toBeGreaterThan(14)
})

test('erasing empties only cells that may be empty', () => {
  const emptied = register.filter(({ erase }) => erase === 'null')
  const needed = new Set(rows.filter((row) => row.needed).map(({ field }) => field))
  expect(emptied.filter(({ table, column }) => needed.has(`${table}.${column}`))).toEqual([])
  expect(emptied.length).toBeGreaterThan(10)
})

test('a secret is shown by no answer, and contacts only to the person', () => {
  for (const { table, column, class: kind, seenWith } of register) {
    if (kind === 'C4') expect([table, column, seenWith]).toEqual([table, column, []])
    if (['email', 'phone', 'birth_date'].includes(column))
      expect([table, column, seenWith]).toEqual([table, column, ['read.self']])
  }
})
