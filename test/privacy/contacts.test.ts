/**
 * E-mail, phone, birth date and what people wrote, looked for in every answer that can be read: asked as whoever may read
 * everything, so that no role sees more. What shows them is the person's own copy alone (test/privacy/people.test.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '#core/contract.ts'
import { allRoutes } from '#server/routes.ts'
import { apiOn } from '../api/api.ts'
import { freshDatabase } from '../database.ts'
import { partsOf } from '../report/docx.ts'
import { importFrom } from '../world.ts'
import { addCanaryAccount, canaries, other, writeDossier } from './canaries.ts'
import { mayShow, notHere, questionsOf, valuesFor, whereOf } from './questions.ts'

const base = mkdtempSync(path.join(tmpdir(), 'quan-triet-contacts-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const database = await freshDatabase()
const api = await apiOn(database)
await importFrom(database, 'default', writeDossier(path.join(base, 'dossier')), { filesDir: api.filesDir })
const account = await addCanaryAccount(database, 1)

const gets = (await allRoutes()).map(({ endpoint }) => endpoint).filter(({ method }) => method === 'GET')
const values = valuesFor(account)

async function everything(endpoint: Endpoint): Promise<string> {
  const where = whereOf(endpoint, values)
  let all = ''
  for (const query of questionsOf(endpoint)) {
    const { status, raw, type } = await api.get(where, query)
    expect([endpoint.id, query, status]).toEqual([endpoint.id, query, 200])
    const packed = /officedocument/.test(type) ? [...(await partsOf(raw)).values()].join('\n') : ''
    all += `${raw.toString('utf8')}\n${packed}\n`
  }
  return all
}

const shown = gets.filter(({ id }) => !notHere.has(id)).map((endpoint) => ({ id: endpoint.id, endpoint }))
const never = ['birth', 'email', 'phone', 'decision', 'text', 'file', 'content', 'mail', 'agent'] as const

describe.each(shown)('$id', ({ endpoint }) => {
  test('shows no birth date, e-mail, phone, decision of exemption, paper or file of anybody', async () => {
    const all = await everything(endpoint)
    const kept = mayShow[endpoint.id] ?? []
    expect(never.filter((name) => !kept.includes(name) && all.includes(canaries[name]))).toEqual([])
    expect([other.email, other.phone, '1962-08-20'].filter((word) => all.includes(word))).toEqual([])
  })
})

test('the search would find them: names, posts and recommendations are found where they are shown', async () => {
  const found = new Map<string, string>()
  for (const { id, endpoint } of shown) found.set(id, await everything(endpoint))
  const where = (word: string): string[] => [...found].filter(([, all]) => all.includes(word)).map(([id]) => id)
  expect(where(canaries.name)).toEqual(expect.arrayContaining(['readNames', 'listCorrections']))
  expect(where(canaries.post)).toEqual(expect.arrayContaining(['readNames']))
  expect(where(canaries.user)).toEqual(['listAccounts', 'readAccount'])
  expect(where(canaries.wrong)).toEqual(['listCorrections'])
  expect(where(canaries.recommendation)).toEqual(expect.arrayContaining(['readRecords']))
})

test('every endpoint that can be read is asked, save those of one’s own account', () => {
  expect(shown.length + notHere.size).toBe(gets.length)
  expect(shown.length).toBeGreaterThan(20)
})
