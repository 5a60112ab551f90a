import { expect, test } from 'vitest'
import { nextMigration } from './db.ts'

test.each([
  [[], '0001-facts.sql'],
  [['0001-facts.sql', '0002-stage.sql'], '0003-facts.sql'],
  [['0009-a.sql', '0010-b.sql', 'README.md'], '0011-facts.sql'],
])('after %j comes %s', (present, name) => {
  expect(nextMigration(present, 'facts')).toBe(name)
})

test.each([['Facts'], ['a b'], ['../x'], ['']])('a subject like "%s" is refused', (subject) => {
  expect(() => nextMigration([], subject)).toThrow('small letters')
})
