/** The same for the command line: what each command reads of people is stated here, and the commands are held to it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { startEmbedded, stopEmbedded } from '#platform/postgres/server.ts'
import { caseFolder } from '../api/cases.ts'

const root = path.resolve(import.meta.dirname, '../..')
const parent = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'quantriet-told-'))
const dataDir = path.join(parent, 'd')
const env = { ...process.env, DATABASE_URL: '', MIGRATION_URL: '', HOST: '', PORT: '', QUANTRIET_DATA: '' }
const at = (name: string): string => path.join(parent, name)
const view = ['--campaign', 'C1', '--unit', 'P', '--as-of', '2026-04-02']

/** Lines of each command and what the journal tells of them; or why it is not asked. */
const lines: Readonly<
  Record<string, readonly (readonly [line: readonly string[], told: readonly string[]])[] | string>
> = {
  import: [[['import', path.join(caseFolder('two-tier'), 'dossier')], ['import']]],
  export: [
    [['export', at('ra')], ['export']],
    [['export', at('ra.xlsx')], ['export']],
  ],
  report: [
    [['report', ...view, at('b.docx')], ['read.report']],
    [['report', ...view, '--package', at('goi')], ['report.issue']],
  ],
  figures: [[['figures', ...view], []]],
  account: [[['account', 'list'], ['read.accounts']]],
  person: [[['person', 'export', 'N000000', at('nguoi.json')], ['read.person']]],
  journal: [
    [['journal', 'verify'], []],
    [['journal', 'checkpoint'], []],
    [['journal', 'proof', '1'], []],
    [['journal', 'export', at('nhat-ky.jsonl')], ['read.journal']],
  ],
  backup: [[['backup', at('s.tar.gz')], ['backup']]],
  doctor: [[['doctor'], []]],
  template: [[['template', at('mau.xlsx')], []]],
  demo: 'writes made-up people, as an order',
  restore: 'fills a folder that has no journal yet',
  retention: 'an order; test/privacy/command.test.ts',
  privacy: 'the impact file: of the register, no person in it',
  start: 'the server',
  stop: 'ends the server',
}

let held: Awaited<ReturnType<typeof startEmbedded>>
let database: Database
beforeAll(async () => {
  held = await startEmbedded(dataDir)
  database = openDatabase(held.url, { max: 1 })
}, 120_000)
afterAll(async () => {
  await database.close()
  await held.stop()
  await stopEmbedded(dataDir)
  rmSync(parent, { recursive: true, force: true })
})

async function actions(): Promise<string[]> {
  const there = await database.pool.query<{ there: boolean }>(
    `select to_regclass('journal_events') is not null as there`,
  )
  if (!there.rows[0]?.there) return []
  const { rows } = await database.pool.query<{ action: string; actor: string; door: string }>(
    'select action, actor, door from journal_events order by event_id',
  )
  return rows.map(({ action, actor, door }) =>
    actor === 'operator' && ['cli', 'import'].includes(door) ? action : `${action} by ${actor}`,
  )
}

test('every command is stated', () => {
  const names = readdirSync(path.join(root, 'src/server/commands')).map((name) => name.replace(/\.ts$/, ''))
  expect(Object.keys(lines).toSorted()).toEqual(names.toSorted())
})

test.each(Object.entries(lines).flatMap(([name, of]) => (typeof of === 'string' ? [] : [[name, of] as const])))(
  '%s tells what it has read',
  async (_name, of) => {
    for (const [line, told] of of) {
      const before = await actions()
      const ran = spawnSync(
        process.execPath,
        [path.join(root, 'bin/quantriet'), ...line, '--data', dataDir, '--lang', 'en'],
        {
          encoding: 'utf8',
          env,
        },
      )
      if (line[0] !== 'doctor') expect(ran, ran.stderr).toMatchObject({ status: 0 })
      expect([line[0], (await actions()).slice(before.length)]).toEqual([line[0], told])
    }
  },
  120_000,
)
