import { expect, test } from 'vitest'
import { checkLock } from './check-lock.ts'

const hashed = { version: '1.0.0', integrity: 'sha512-x' }

test('an optional package of another platform that is missing from the lock is found', () => {
  const lint = { ...hashed, optionalDependencies: { '@lint/linux': '1.0.0', '@lint/darwin': '1.0.0' } }
  expect(checkLock({ '': {}, 'node_modules/lint': lint, 'node_modules/@lint/linux': hashed }, {})).toEqual([
    'node_modules/lint lacks @lint/darwin',
  ])
})

test('an optional package is looked up in the folders above, as Node does', () => {
  const inner = { ...hashed, optionalDependencies: { near: '1.0.0', far: '1.0.0' } }
  const packages = {
    '': {},
    'node_modules/outer': hashed,
    'node_modules/outer/node_modules/inner': inner,
    'node_modules/outer/node_modules/near': hashed,
    'node_modules/far': hashed,
  }
  expect(checkLock(packages, {})).toEqual([])
})

test('a package without its hash and a dependency that is not pinned are found', () => {
  expect(
    checkLock(
      { '': {}, 'node_modules/loose': { version: '1.0.0' } },
      { dependencies: { a: '^1.0.0', b: '1.0.0-beta.1' } },
    ),
  ).toEqual(['node_modules/loose has no integrity hash', 'a is not pinned exactly: ^1.0.0'])
})
