/** The signing key is exchanged: both sign for thirty days, whoever kept checkpoints goes on, and nothing else gets in. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { NoteFault, openCheckpoint, parseVerifierKey, parseVerifierKeys } from '#platform/journal/note.ts'
import { openSignerState, rotateKey } from '#platform/journal/signer-state.ts'
import { openSigner, signerFolder, vkeyFile } from '#platform/journal/signer.ts'
import type { Account } from '#platform/journal/signer.ts'
import { consistencyProof, rootAt } from '#platform/journal/tree.ts'
import { openWitness } from '#platform/journal/witness.ts'
import { checkpoint } from '#platform/journal/checkpoint.ts'
import { packageFaults } from '#server/package-check.ts'
import { program } from '../command.ts'
import { caseFolder } from '../api/cases.ts'
import { lived, placeAll, readings, signed, verified } from './world.ts'

const parent = mkdtempSync(path.join(tmpdir(), 'quan-triet-rotate-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))
let count = 0
const folder = (): string => mkdtempSync(path.join(parent, `${(count += 1)}-`))

const day = 86_400_000
const begun = new Date('2026-03-10T03:00:00Z')
const after = (days: number) => (): Date => new Date(begun.getTime() + days * day)
const opens = (note: string, vkey: string): boolean => {
  try {
    return openCheckpoint(note, [parseVerifierKey(vkey)]).size > 0
  } catch (error) {
    if (error instanceof NoteFault && error.reason === 'unknown-key') return false
    throw error
  }
}

test('both keys sign for thirty days, then the new one alone, and the old one is thrown away', async () => {
  const { database } = await lived()
  const where = folder()
  const before = openSignerState(where)
  const proof = (first: number, size: number): Promise<Buffer[]> => consistencyProof(database.pool, first, size)
  const wanted = async (size: number) => ({ size, root: await rootAt(database.pool, size) })
  const first = before.sign(await wanted(10), await proof(0, 10))
  const vkey = rotateKey(where, begun)
  expect(vkey).not.toBe(before.vkey)
  expect(vkey.split('+')[0]).toBe(before.name)
  const both = openSignerState(where, after(29)).sign(await wanted(20), await proof(10, 20))
  const later = openSignerState(where, after(31)).sign(await wanted(30), await proof(20, 30))
  const who = (note: string): boolean[] => [opens(note, before.vkey), opens(note, vkey)]
  expect([first, both, later].map(who)).toEqual([
    [true, false],
    [true, true],
    [false, true],
  ])
  expect(existsSync(path.join(where, 'key-older.pem'))).toBe(false)
})

test('the exchanged signer remembers what was signed: it refuses what it would have refused', async () => {
  const { database } = await lived()
  const where = folder()
  const signer = openSignerState(where)
  signer.sign({ size: 20, root: await rootAt(database.pool, 20) }, [])
  rotateKey(where)
  const now = openSignerState(where)
  expect(now.last().size).toBe(20)
  const root = await rootAt(database.pool, 10)
  expect(() => now.sign({ size: 10, root }, [])).toThrow(expect.objectContaining({ reason: 'smaller' }))
  const forged = { size: 30, root: Buffer.alloc(32, 1) }
  expect(() => now.sign(forged, [Buffer.alloc(32, 2)])).toThrow(expect.objectContaining({ reason: 'inconsistent' }))
})

test('a second exchange has to wait; one that was cut off begins again', () => {
  const where = folder()
  openSignerState(where)
  const old = readFileSync(path.join(where, 'key.pem'), 'utf8')
  rotateKey(where, begun)
  expect(() => rotateKey(where, after(29)())).toThrow(expect.objectContaining({ reason: 'rotated-lately' }))
  // as if it had ended right before the new key was written
  rmSync(path.join(where, 'key.pem'))
  writeFileSync(path.join(where, 'key.pem'), old, { mode: 0o400 })
  const vkey = rotateKey(where, after(1)())
  expect(openSignerState(where, after(2)).vkey).toBe(vkey)
  rotateKey(where, after(32)())
})

/** The same words under a signature with one bit turned (the last word of the note, in base64). */
function otherwise(endorsement: string): string {
  const lines = endorsement.trimEnd().split(' ')
  const signature = Buffer.from(lines.pop() ?? '', 'base64')
  signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1)
  return `${[...lines, signature.toString('base64')].join(' ')}\n`
}

const ways: [string, Account | null][] = [['within the server', null]]
if (process.getuid?.() === 0) ways.push(['as a process under another account', { uid: 65_534, gid: 65_534 }])

describe.each(ways)('a signer %s', (_where, account) => {
  test('that runs takes the new key up, and the public key follows it by the old key’s word', async () => {
    const dataDir = folder()
    const running = await openSigner(dataDir, account)
    const old = running.vkey
    const vkey = rotateKey(signerFolder(dataDir))
    const opened = await openSigner(dataDir, account)
    expect(opened.vkey).toBe(vkey)
    await running.last()
    expect(running.vkey).toBe(vkey)
    expect(parseVerifierKeys(readFileSync(vkeyFile(dataDir), 'utf8')).map(({ id }) => id.toString('hex'))).toEqual(
      [vkey, old].map((key) => key.split('+')[1]),
    )
    await running.close()
    await opened.close()
  })

  test('whose key another took the place of without that word is refused', async () => {
    const dataDir = folder()
    await (await openSigner(dataDir, account)).close()
    rotateKey(signerFolder(dataDir))
    const state = path.join(signerFolder(dataDir), 'state.json')
    const { older, ...rest } = JSON.parse(readFileSync(state, 'utf8')) as { older: { endorsement: string } }
    for (const forged of [rest, { ...rest, older: { ...older, endorsement: otherwise(older.endorsement) } }]) {
      writeFileSync(state, JSON.stringify(forged))
      await expect(openSigner(dataDir, account)).rejects.toMatchObject({ reason: 'inconsistent' })
    }
  })
})

test('a journal whose key was exchanged is whole, tells of it with the old key’s word, and its witness goes on', async () => {
  const journal = await lived()
  const { database, dataDir, signer } = journal
  const old = parseVerifierKeys(signer.vkey)
  const witness = openWitness(folder(), 'w')
  await witness.cosign({ note: journal.kept, proof: [] }, old, begun)
  rotateKey(signerFolder(dataDir))
  await readings(database, 100, 3)
  await signed(journal)
  await placeAll(database)
  const newest = await checkpoint(database, signer) // covers the event that tells of the key
  const told = await database.pool.query(
    `select payload->>'key' as key, payload->>'endorsement' as word from journal_events join journal_payloads using (event_id)
     where action = 'journal.key'`,
  )
  expect(told.rows).toEqual([{ key: signer.vkey, word: expect.stringContaining(signer.vkey) }])
  expect(newest?.size).toBe(34)
  expect(await verified(journal, [journal.kept, newest?.note ?? ''])).toMatchObject({ faults: [], size: 34 })
  // a witness that has the old key yet, and one that was given both
  const shown = { note: newest?.note ?? '', proof: await consistencyProof(database.pool, 30, 34) }
  await witness.cosign(shown, old, begun)
  await witness.cosign({ ...shown, proof: [] }, [...parseVerifierKeys(signer.vkey), ...old], begun)
})

test('the command exchanges the key, and packages of before and after verify with what is known then', () => {
  const dataDir = folder()
  const run = (...args: string[]) => {
    const env = { ...process.env, DATABASE_URL: '', MIGRATION_URL: '', QUANTRIET_DATA: '' }
    const line = [program, ...args, '--data', dataDir, '--lang', 'en']
    const { status, stdout, stderr } = spawnSync(process.execPath, line, { encoding: 'utf8', env })
    return { code: status, out: stdout, err: stderr }
  }
  const issue = (name: string): string => {
    const target = path.join(dataDir, name)
    const view = ['--campaign', 'C1', '--unit', 'P', '--as-of', '2026-04-02']
    const ran = run('report', ...view, '--package', target)
    expect(ran, ran.err).toMatchObject({ code: 0 })
    return target
  }
  expect(run('journal', 'rotate-key')).toMatchObject({ code: 1, err: expect.stringContaining('no signing key') })
  expect(run('import', path.join(caseFolder('two-tier'), 'dossier')).code).toBe(0)
  const first = issue('một')
  const old = readFileSync(path.join(dataDir, 'journal.vkey'), 'utf8').trim()
  const { code, out } = run('journal', 'rotate-key')
  expect([code, out.split('+')[0]]).toEqual([0, old.split('+')[0]])
  const both = issue('hai')
  const keys = readFileSync(path.join(dataDir, 'journal.vkey'), 'utf8').trim()
  expect(keys).toBe(`${out}${old}`)
  expect([first, both].map((one) => packageFaults(one, old).faults.length)).toEqual([0, 0])
  expect([first, both].map((one) => packageFaults(one, keys).faults.length)).toEqual([0, 0])
  expect([first, both].map((one) => packageFaults(one, out).faults.length)).toEqual([1, 0])
  expect(run('journal', 'verify')).toMatchObject({ code: 0, out: '' })
  expect(run('journal', 'verify', '--package', first)).toMatchObject({ code: 0, out: '' })
  expect(run('journal', 'rotate-key')).toMatchObject({ code: 1, err: expect.stringContaining('exchanged lately') })
}, 120_000)
