import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { startEmbedded, stopEmbedded } from '#platform/postgres/server.ts'
import { caseFolder } from '../api/cases.ts'
import { tamper } from './world.ts'

const program = path.resolve(import.meta.dirname, '../../bin/quantriet')
const parent = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'quantriet-journal-'))
const dataDir = path.join(parent, 'd')
const env = { ...process.env, DATABASE_URL: '', HOST: '', PORT: '', QUANTRIET_DATA: '' }
afterAll(async () => {
  await stopEmbedded(dataDir)
  rmSync(parent, { recursive: true, force: true })
})

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [program, ...args, '--data', dataDir, '--lang', 'en'], {
    encoding: 'utf8',
    env,
  })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}

test('the command proves a journal, finds what was changed in it, and says what', async () => {
  // one process keeps the database up, so that it is not started again for each line
  const held = await startEmbedded(dataDir)
  expect(run('import', path.join(caseFolder('two-tier'), 'dossier')).code).toBe(0)
  expect(run('journal', 'verify')).toMatchObject({ code: 0, out: '' })
  const kept = path.join(parent, 'kept.txt')
  writeFileSync(kept, run('journal', 'checkpoint').out)
  expect(readFileSync(kept, 'utf8')).toMatch(/^quantriet\/journal\/[0-9a-f]{16}\n1\n\S{44}\n\n— /)
  expect(run('journal', 'verify', '--checkpoint', kept)).toMatchObject({
    code: 0,
    err: expect.stringContaining('1 kept ones compared'),
  })
  // the same by way of a witness that has no network
  const [request, cosigned, witness] = ['request.txt', 'cosigned.txt', 'witness'].map((name) => path.join(parent, name))
  writeFileSync(request ?? '', run('journal', 'checkpoint', '--since', '0').out)
  const seen = run(
    'journal',
    'witness',
    witness ?? '',
    '--from',
    request ?? '',
    '--key',
    path.join(dataDir, 'journal.vkey'),
  )
  writeFileSync(cosigned ?? '', seen.out)
  const witnessed = ['journal', 'verify', '--witness', path.join(witness ?? '', 'witness.vkey'), '--checkpoint']
  expect(run(...witnessed, cosigned ?? '')).toMatchObject({ code: 0, out: '' })
  expect(run(...witnessed, kept)).toMatchObject({ code: 1, out: expect.stringContaining('(kept-unwitnessed)') })
  expect(run('journal', 'checkpoint', '--since', '99').code).toBe(2)
  expect(run('journal', 'proof', '1').out).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex 0\n\nquantriet\//)
  expect(run('journal', 'proof', '99')).toMatchObject({ code: 1, out: '' })
  expect(run('journal', 'dance').code).toBe(2)
  const exported = path.join(parent, 'e.jsonl')
  expect(run('journal', 'export', exported).code).toBe(0)
  expect(readFileSync(exported, 'utf8').trim().split('\n')).toHaveLength(2)

  const folder = path.join(parent, 'báo cáo')
  const report = run('report', '--campaign', 'C1', '--unit', 'P', '--as-of', '2026-04-02', '--package', folder)
  expect(report, report.err).toMatchObject({ code: 0, out: `${folder}\n` })
  expect(run('journal', 'verify', '--package', folder)).toMatchObject({ code: 0, out: '' })
  const key = path.join(dataDir, 'journal.vkey')
  expect(run('journal', 'verify', '--package', folder, '--key', key).code).toBe(0)
  writeFileSync(path.join(folder, 'report.docx'), 'another report')
  expect(run('journal', 'verify', '--package', folder)).toMatchObject({
    code: 1,
    out: 'report.docx has been changed.\n',
  })

  const database = openDatabase(held.url, { max: 1 })
  await tamper(database, `update journal_payloads set payload = '{}' where event_id = 1`)
  expect(run('journal', 'verify')).toMatchObject({
    code: 1,
    out: 'event 1, place 0: the details have been changed (payload-altered)\n',
  })
  await tamper(database, 'delete from journal_leaves where index = 0')
  const broken = run('journal', 'verify', '--checkpoint', kept)
  expect(broken.code).toBe(1)
  for (const code of ['place-lost', 'checkpoint-longer', 'signer-longer', 'kept-longer', 'event-outside'])
    expect(broken.out).toContain(`(${code})`)
  await database.close()
  await held.stop()
}, 120_000)

test('the server gives places and signs while it runs, and once more at its end', async () => {
  const data = path.join(parent, 'e')
  const child = spawn(process.execPath, [program, 'start', '--api-only', '--data', data, '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const address = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve))
  const imported = spawnSync(
    process.execPath,
    [program, 'import', path.join(caseFolder('two-tier'), 'dossier'), '--data', data],
    { env },
  )
  expect(imported.status).toBe(0)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  expect((await fetch(`${address}/api/v1/journal/checkpoint`)).status).toBe(200)
  child.kill('SIGTERM')
  await ended
  const held = await startEmbedded(data)
  const database = openDatabase(held.url, { max: 1 })
  const { rows } = await database.pool.query(
    `select action, index < (select max(size) from journal_checkpoints) as signed
     from journal_events left join journal_leaves using (event_id) where action = 'import'`,
  )
  expect(rows).toEqual([{ action: 'import', signed: true }])
  await database.close()
  await held.stop()
}, 120_000)
