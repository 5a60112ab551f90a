/** The second machine: it cosigns what continues what it saw, and nothing that was written anew, with whatever key. */
import { spawn } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { emptyRoot } from '#platform/journal/merkle.ts'
import { NoteFault, openCheckpoint, parseVerifierKey } from '#platform/journal/note.ts'
import { checkJournal } from '#platform/journal/check.ts'
import { openSigner, signerFolder } from '#platform/journal/signer.ts'
import { WitnessRefused, formatRequest, openWitness, parseRequest } from '#platform/journal/witness.ts'
import { consistencyProof } from '#platform/journal/tree.ts'
import { buildApp } from '#server/app.ts'
import { allRoutes } from '#server/routes.ts'
import { program } from '../command.ts'
import { codesOf, lived, readings, rebuilt, rewritten, signed, tamper, verified } from './world.ts'
import type { Journal } from './world.ts'

const parent = mkdtempSync(path.join(tmpdir(), 'quan-triet-witness-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))
let count = 0
const folder = (): string => path.join(parent, String((count += 1)))
const now = new Date('2026-03-10T03:00:00.700Z')

const keysOf = ({ signer }: Journal) => [parseVerifierKey(signer.vkey)]
/** What the journal shows to a witness that has seen so much. */
async function shown({ database }: Journal, note: string, since: number) {
  const size = Number(note.split('\n')[1])
  return { note, proof: since <= size ? await consistencyProof(database.pool, since, size) : [] }
}

test('a cosignature is what C2SP lays out, and anybody can check it', async () => {
  const journal = await lived()
  const witness = openWitness(folder(), 'xa.example/chung-kien')
  const note = await witness.cosign(await shown(journal, journal.kept, 0), keysOf(journal), now)
  expect(note.startsWith(journal.kept)).toBe(true)
  const [, name, encoded = ''] = /^— (\S+) (\S+)$/.exec(note.slice(journal.kept.length).trim()) ?? []
  expect(name).toBe('xa.example/chung-kien')
  const bytes = Buffer.from(encoded, 'base64')
  expect(bytes.readBigUInt64BE(4)).toBe(BigInt(Math.floor(now.getTime() / 1000)))
  const text = `${journal.kept.split('\n\n')[0]}\n`
  const raw = Buffer.from(witness.vkey.split('+').slice(2).join('+'), 'base64')
  expect([raw.length, raw[0]]).toEqual([33, 4])
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]),
    format: 'der',
    type: 'spki',
  })
  const seen = Buffer.from(`cosignature/v1\ntime ${bytes.readBigUInt64BE(4)}\n${text}`)
  expect(verify(null, seen, key, bytes.subarray(12))).toBe(true)
  // and here: with the witness's key alone, at no other time, and never as the journal's own signature
  const known = parseVerifierKey(witness.vkey, 'cosignature')
  expect(openCheckpoint(note, [known]).size).toBe(30)
  bytes.writeBigUInt64BE(1n, 4)
  const later = note.replace(encoded, bytes.toString('base64'))
  expect(() => openCheckpoint(later, [known])).toThrow(NoteFault)
  expect(() => parseVerifierKey(witness.vkey)).toThrow(NoteFault)
})

test('it goes on from where it was, across its end, and again and again', async () => {
  const journal = await lived()
  const where = folder()
  await openWitness(where, 'w').cosign(await shown(journal, journal.kept, 0), keysOf(journal), now)
  await readings(journal.database, 100, 7)
  const { note } = await signed(journal)
  const witness = openWitness(where, 'another name is not taken')
  expect(witness.vkey.startsWith('w+')).toBe(true)
  expect(witness.seen(journal.signer.name)).toBe(30)
  // the proof from another size does not do
  await expect(witness.cosign(await shown(journal, note, 20), keysOf(journal), now)).rejects.toThrow(WitnessRefused)
  for (const since of [30, 37]) await witness.cosign(await shown(journal, note, since), keysOf(journal), now)
  expect(witness.seen(journal.signer.name)).toBe(37)
})

test('what the journal’s key did not sign is not even looked at', async () => {
  const [one, other] = [await lived(), await lived()]
  const witness = openWitness(folder(), 'w')
  await expect(witness.cosign(await shown(one, one.kept, 0), keysOf(other), now)).rejects.toThrow(NoteFault)
  expect(witness.seen(one.signer.name)).toBe(0)
})

test('a memory that was taken away does not begin anew in silence', async () => {
  const journal = await lived()
  const where = folder()
  const witness = openWitness(where, 'w')
  await witness.cosign(await shown(journal, journal.kept, 0), keysOf(journal), now)
  rmSync(path.join(where, 'state.json'))
  expect(() => openWitness(where, 'w')).toThrow(/state\.json/)
})

/** A journal whose keepers wrote it anew, the signer's memory with it. */
async function writtenAnew(journal: Journal): Promise<void> {
  const file = path.join(signerFolder(journal.dataDir), 'state.json')
  await tamper(journal.database, rewritten)
  const state = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...state, size: 0, root: emptyRoot.toString('hex') }))
  await rebuilt(journal, journal.signer)
}

describe('a journal that was written anew', () => {
  test('with the same key is whole in itself, and caught by the witness, which keeps the evidence', async () => {
    const journal = await lived()
    const where = folder()
    const witness = openWitness(where, 'w')
    const cosigned = await witness.cosign(await shown(journal, journal.kept, 0), keysOf(journal), now)
    await writtenAnew(journal)
    await readings(journal.database, 100, 5)
    const { note } = await signed(journal)
    expect((await verified(journal)).faults).toEqual([])
    const refused = witness.cosign(await shown(journal, note, 30), keysOf(journal), now)
    await expect(refused).rejects.toMatchObject({ reason: 'inconsistent' })
    const evidence = readdirSync(where).find((name) => name.startsWith('refused-')) ?? ''
    expect(readFileSync(path.join(where, evidence), 'utf8')).toBe(`${cosigned}\n${note}`)
    expect(witness.seen(journal.signer.name)).toBe(30)
    // and whoever checks with what the witness holds sees it too
    const witnesses = [parseVerifierKey(witness.vkey, 'cosignature')]
    const checked = await verified(journal, [cosigned], witnesses)
    expect(checked.faults).toEqual([{ code: 'kept-root', size: 30, about: 'kept 0' }])
  })

  test('with a new key is caught by what the witness saw under the old one', async () => {
    const journal = await lived()
    const witness = openWitness(folder(), 'w')
    const cosigned = await witness.cosign(await shown(journal, journal.kept, 0), keysOf(journal), now)
    await tamper(journal.database, rewritten)
    const elsewhere = mkdtempSync(path.join(parent, 'key-'))
    const other = await openSigner(elsewhere, null)
    await rebuilt(journal, other)
    const under = { ...journal, signer: other }
    expect((await verified(under)).faults).toEqual([])
    expect(codesOf(await verified(under, [cosigned]))).toEqual(['kept-signature'])
    const witnesses = [parseVerifierKey(witness.vkey, 'cosignature')]
    expect(codesOf(await verified(under, [cosigned], witnesses))).toEqual(['kept-root'])
  })

  test('or set back to yesterday is refused as smaller', async () => {
    const journal = await lived()
    const witness = openWitness(folder(), 'w')
    await readings(journal.database, 100, 5)
    const { note } = await signed(journal)
    await witness.cosign(await shown(journal, note, 0), keysOf(journal), now)
    const older = witness.cosign(await shown(journal, journal.kept, 35), keysOf(journal), now)
    await expect(older).rejects.toMatchObject({ reason: 'smaller' })
  })
})

test('a checkpoint that no named witness saw does not count as kept', async () => {
  const journal = await lived()
  const [one, two] = [openWitness(folder(), 'w1'), openWitness(folder(), 'w2')]
  const cosigned = await one.cosign(await shown(journal, journal.kept, 0), keysOf(journal), now)
  const both = await two.cosign({ note: cosigned, proof: [] }, keysOf(journal), now)
  const named = [one, two].map(({ vkey }) => parseVerifierKey(vkey, 'cosignature'))
  expect((await verified(journal, [cosigned, both], named)).faults).toEqual([])
  expect(codesOf(await verified(journal, [journal.kept], named))).toEqual(['kept-unwitnessed'])
  expect(codesOf(await verified(journal, [cosigned], named.slice(1)))).toEqual(['kept-unwitnessed'])
})

test('a request to a witness reads as it was written, and nothing else does', () => {
  const proof = [emptyRoot, Buffer.alloc(32, 7)]
  const note = 'o\n3\nx\n\n— o sig\n'
  expect(parseRequest(formatRequest(5, proof, note))).toEqual({ old: 5, proof, note })
  for (const text of ['', 'old x\n\nnote', 'old 1\nAAAA\n\nnote', 'new 1\n\nnote', `old 1\n${'A'.repeat(43)}=`])
    expect(() => parseRequest(text)).toThrow(NoteFault)
})

describe('the command', () => {
  type Ran = { readonly code: number | null; readonly out: string; readonly err: string }
  /** Without any data folder, as on a machine of its own. */
  const run = (...args: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [
        program,
        'journal',
        ...args,
        '--lang',
        'en',
        '--data',
        path.join(parent, 'no'),
      ])
      let [out, err] = ['', '']
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
      child.once('close', (code) => resolve({ code, out, err }))
    })

  test('asks the server itself, without signing in, and raises the alarm when it must', async () => {
    const journal = await lived()
    const filesDir = mkdtempSync(path.join(parent, 'files-'))
    const cx = { database: journal.database, now: () => now, filesDir, appVersion: '0.0.0' }
    const app = await buildApp({ cx, routes: await allRoutes(), webDir: null, log: () => undefined })
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    try {
      const where = folder()
      const key = path.join(journal.dataDir, 'journal.vkey')
      const line = ['witness', where, '--from', address, '--key', key, '--name', 'xa.example/w'] as const
      const first = await run(...line)
      expect(first, first.err).toMatchObject({ code: 0, err: '' })
      expect(first.out.startsWith(journal.kept)).toBe(true)
      await readings(journal.database, 100, 5)
      await signed(journal)
      const second = await run(...line)
      expect(second.out).toMatch(/^quantriet\/journal\/[0-9a-f]{16}\n35\n/)
      const witness = parseVerifierKey(readFileSync(path.join(where, 'witness.vkey'), 'utf8'), 'cosignature')
      const checked = await checkJournal(journal.database, {
        vkey: journal.signer.vkey,
        kept: [{ name: 'k', note: second.out }],
        witnesses: [witness],
      })
      expect(checked.faults).toEqual([])
      // shown with a file, on a machine that has no network
      const request = path.join(parent, 'request.txt')
      writeFileSync(request, formatRequest(35, [], second.out))
      expect((await run('witness', where, '--from', request, '--key', key)).code).toBe(0)
      const copied = folder()
      cpSync(where, copied, { recursive: true })
      await writtenAnew(journal)
      await readings(journal.database, 200, 5)
      await signed(journal)
      const third = await run(...line)
      expect(third).toMatchObject({ code: 1, out: '', err: expect.stringContaining('ALARM') })
      expect(third.err).toContain('inconsistent')
    } finally {
      await app.close()
    }
    const gone = await run('witness', folder(), '--from', address, '--key', path.join(journal.dataDir, 'journal.vkey'))
    expect(gone).toMatchObject({ code: 1, err: expect.stringContaining('does not answer') })
  }, 120_000)

  test('says what it lacks', async () => {
    expect((await run('witness')).code).toBe(2)
    expect((await run('witness', folder())).code).toBe(2)
    expect((await run('witness', folder(), '--from', 'x', '--key', path.join(parent, 'none'))).code).toBe(1)
  })
})
