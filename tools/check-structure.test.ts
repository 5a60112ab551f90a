import path from 'node:path'
import { expect, test } from 'vitest'
import { checkStructure } from './check-structure.ts'
import { importsOf, readSources } from './structure/sources.ts'

const root = path.resolve(import.meta.dirname, '..')
const migration = [
  'src/platform/migrations/0001-facts.sql',
  'create table units (\n x int);\ncreate table tallies (x int);\n',
] as const
const columns = ['src/modules/units/columns.ts', `export const units = { table: 'units' }\n`] as const

test('this repository keeps its own rules', () => {
  expect(checkStructure(readSources(root))).toEqual([])
})

test('the rules see real files and real imports', () => {
  const sources = readSources(root)
  expect(sources.size).toBeGreaterThan(100)
  const cli = importsOf('src/server/cli.ts', sources.get('src/server/cli.ts') ?? '')
  expect(cli).toContain('src/server/command.ts')
  expect(cli).toContain('src/platform/open.ts')
})

test.each<[string, Record<string, string>, string, string]>([
  [
    'a file of a word that a slice does not know',
    { 'src/modules/units/service.ts': '' },
    'vocabulary',
    'src/modules/units/service.ts',
  ],
  [
    'a folder inside a slice',
    { 'src/modules/units/helpers/tree.ts': '' },
    'vocabulary',
    'src/modules/units/helpers/tree.ts',
  ],
  [
    'a page that brings a contract into the browser',
    {
      'src/modules/units/contract-tree.ts': '',
      'src/modules/units/web/Tree.tsx': `import { shape } from '../contract-tree.ts'`,
    },
    'pages',
    'src/modules/units/web/Tree.tsx',
  ],
  [
    'a page that brings zod into the browser through rules',
    {
      'src/modules/units/contract.ts': `import { z } from 'zod'`,
      'src/modules/units/rules.ts': `import { shape } from './contract.ts'`,
      'src/modules/units/web/Tree.tsx': `import { height } from '../rules.ts'`,
      'src/web/Routes.tsx': `const Tree = lazy(() => import('#modules/units/web/Tree.tsx'))`,
    },
    'pages',
    'src/modules/units/web/Tree.tsx',
  ],
  ['a file of 301 lines', { 'src/core/long.ts': '\n'.repeat(301) }, 'length', 'src/core/long.ts'],
  ['an index.ts', { 'src/ui/index.ts': '' }, 'names', 'src/ui/index.ts'],
  ['core that reads a file', { 'src/core/a.ts': `import { readFileSync } from 'node:fs'` }, 'layer', 'src/core/a.ts'],
  [
    'core that knows the platform',
    { 'src/core/a.ts': `import type { Db } from '#platform/database.ts'` },
    'layer',
    'src/core/a.ts',
  ],
  [
    'core that knows it by a path',
    { 'src/core/a.ts': `import { x } from '../platform/database.ts'` },
    'layer',
    'src/core/a.ts',
  ],
  [
    'a platform that knows a module',
    { 'src/platform/a.ts': `export { x } from '#modules/units/columns.ts'` },
    'layer',
    'src/platform/a.ts',
  ],
  [
    'a platform that loads a module late',
    { 'src/platform/a.ts': `const x = await import('#modules/units/columns.ts')` },
    'layer',
    'src/platform/a.ts',
  ],
  [
    'a module that knows the server',
    { 'src/modules/units/actions.ts': `import '#server/cli.ts'` },
    'layer',
    'src/modules/units/actions.ts',
  ],
  [
    'a store that draws',
    { 'src/modules/units/store.ts': `import { Bar } from '#ui/Bar.tsx'` },
    'layer',
    'src/modules/units/store.ts',
  ],
  [
    'a button that knows a noun',
    { 'src/ui/Bar.tsx': `import type { x } from '#modules/units/contract.ts'` },
    'layer',
    'src/ui/Bar.tsx',
  ],
  [
    'a page that asks the database',
    { 'src/modules/units/web/Page.tsx': `import { sql } from 'kysely'` },
    'layer',
    'src/modules/units/web/Page.tsx',
  ],
  [
    'a page that asks a store',
    { 'src/modules/units/web/Page.tsx': `import { x } from '../store.ts'` },
    'slice',
    'src/modules/units/web/Page.tsx',
  ],
  [
    'a rule with a database',
    { 'src/modules/units/rules.ts': `import { sql } from 'kysely'` },
    'layer',
    'src/modules/units/rules.ts',
  ],
  [
    'a rule that asks its store',
    { 'src/modules/units/rules.ts': `import { x } from './store.ts'` },
    'slice',
    'src/modules/units/rules.ts',
  ],
  [
    'a module that asks another one’s store',
    { 'src/modules/figures/actions.ts': `import { x } from '#modules/units/store.ts'` },
    'slice',
    'src/modules/figures/actions.ts',
  ],
  [
    'a module that knows one below it',
    { 'src/modules/units/actions.ts': `import { x } from '#modules/figures/answers.ts'` },
    'module-order',
    'src/modules/units/actions.ts',
  ],
  [
    'a module that knows one to its right',
    { 'src/modules/units/actions.ts': `import { x } from '#modules/people/answers.ts'` },
    'module-order',
    'src/modules/units/actions.ts',
  ],
  [
    'a module that is not in the list',
    { 'src/modules/dossier/actions.ts': `import { x } from '#modules/gossip/answers.ts'` },
    'module-order',
    'src/modules/dossier/actions.ts',
  ],
  [
    'a circle of types',
    {
      'src/core/a.ts': `import type { B } from './b.ts'`,
      'src/core/b.ts': `import { c } from './c.ts'`,
      'src/core/c.ts': `export type { A } from './a.ts'`,
    },
    'cycle',
    'src/core/a.ts',
  ],
  [
    'a stranger who writes a table',
    { 'src/modules/people/store.ts': 'sql`update units set x = 1`' },
    'writer',
    'src/modules/people/store.ts',
  ],
  [
    'a stranger who copies into a table',
    { 'src/modules/people/store.ts': '`COPY units from stdin`' },
    'writer',
    'src/modules/people/store.ts',
  ],
  [
    'two modules that share a table nobody declared',
    {
      'src/modules/people/store.ts': 'sql`insert into tallies values (1)`',
      'src/modules/units/store.ts': 'sql`delete from tallies`',
    },
    'writer',
    'src/modules/people/store.ts',
  ],
])('%s is found', (_what, planted, rule, file) => {
  const faults = checkStructure(new Map([migration, columns, ...Object.entries(planted)]))
  expect(faults.map((fault) => ({ rule: fault.rule, file: fault.file }))).toContainEqual({ rule, file })
  expect(new Set(faults.map((fault) => fault.rule))).toEqual(new Set([rule]))
})

test('what the house allows is left alone', () => {
  const allowed = {
    'src/modules/units/store-tree.ts': 'sql`insert into units values (1)` // delete from people is only said here\n',
    'src/modules/units/contract.ts': `import { z } from 'zod'\nimport { code } from '#core/contract.ts'\n`,
    'src/modules/figures/actions.ts': `import { tree } from '#modules/units/answers.ts'\nimport { x } from './store.ts'\n`,
    'src/modules/figures/store.ts': 'sql`select * from units for update`',
    'src/modules/units/answers.ts': '',
    'src/modules/dossier/columns.ts': `import { units } from '#modules/units/columns.ts'\n`,
    'src/modules/units/web/Page.tsx': `import { Bar } from '#ui/Bar.tsx'\nimport type { readUnit } from '../contract.ts'\n`,
    'src/modules/units/store.test.ts': `import { x } from '#server/app.ts'\n`,
  }
  expect(checkStructure(new Map([migration, columns, ...Object.entries(allowed)]))).toEqual([])
})
