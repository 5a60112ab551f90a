import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { journalActions } from '../src/core/journal-actions.ts'
import { readings } from '../src/core/readings.ts'
import { commandNames } from '../src/server/commands.ts'
import { allRoutes } from '../src/server/routes.ts'
import { dossierDoc, withGenerated } from './dossier-doc.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const folders = ['', 'docs', 'docs/decisions', 'docs/huong-dan', 'demo', 'test/oracle']
const documents = folders.flatMap((folder) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name)),
)

/** Targets of links and pictures that lie in the repository, without their anchors. */
function targetsOf(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .map((target) => decodeURI(target.replace(/#.*$/, '')))
}

test('every document of the house is looked at', () => {
  expect(documents).toContain('README.md')
  expect(documents.length).toBeGreaterThan(20)
  expect(targetsOf('[a](b.md) ![c](d/e.png#f) [g](https://h) [i](#j)\n```\n[k](l)\n```\n')).toEqual(['b.md', 'd/e.png'])
})

test.each(documents)('every link of %s leads to something', (document) => {
  const missing = targetsOf(read(document)).filter(
    (target) => !existsSync(path.join(root, path.dirname(document), target)),
  )
  expect(missing).toEqual([])
})

test('README names exactly the commands that there are', () => {
  const section = /^## Commands$([\s\S]*?)^## /m.exec(read('README.md'))?.[1] ?? ''
  const named = [...section.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, name]) => name)
  expect(named.toSorted()).toEqual([...commandNames].toSorted())
})

test.each(documents)('every command that %s calls exists', (document) => {
  const called = [...read(document).matchAll(/(?:npx |bin\/)quantriet ([a-z]+)/g)].map(([, name]) => name)
  expect(called.filter((name) => !(commandNames as readonly (string | undefined)[]).includes(name))).toEqual([])
})

test.each(documents)('every npm script that %s calls exists', (document) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const called = [...read(document).matchAll(/npm run ([a-z0-9]+)/g)].map(([, name = '']) => name)
  expect(called.filter((name) => scripts[name] === undefined)).toEqual([])
})

test('the committed OpenAPI description has every endpoint, and the guide names each', async () => {
  const document = JSON.parse(read('docs/openapi.json')) as { paths: Record<string, Record<string, unknown>> }
  const described = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).map((operation) => (operation as { operationId: string }).operationId),
  )
  const endpoints = (await allRoutes()).map(({ endpoint }) => endpoint)
  expect(described.toSorted()).toEqual(endpoints.map(({ id }) => id).toSorted())
  const guide = read('docs/api.md')
  expect(endpoints.filter(({ method, path: where }) => !guide.includes(`\`${method} ${where}\``))).toEqual([])
})

test('docs/dependencies.md has a line for every dependency, and no other', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>
  const wanted = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  )
  const lines = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)
  expect(lines.toSorted()).toEqual(wanted.toSorted())
})

test('docs/dossier.md says what the code knows (node tools/dossier-doc.ts writes it)', () => {
  const text = readFileSync(dossierDoc, 'utf8')
  expect(withGenerated(text)).toBe(text)
})

test('docs/journal.md names every action that an event can hold, and no other', () => {
  const section = /^\| about \| actions \|$([\s\S]*?)^$/m.exec(read('docs/journal.md'))?.[1] ?? ''
  const named = [...section.matchAll(/`([a-z.-]+)`/g)].map(([, name]) => name).filter((name) => name !== 'merge')
  expect(named.toSorted()).toEqual(Object.keys(journalActions).toSorted())
  for (const action of Object.values(readings)) expect(journalActions).toHaveProperty([action])
})
