import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, test } from 'vitest'
import { append, emptyFrontier, leafHash, rootOf } from '#platform/journal/merkle.ts'
import { openCheckpoint, parseVerifierKey } from '#platform/journal/note.ts'
import { keptApart, openSigner, signerFolder, vkeyFile } from '#platform/journal/signer.ts'
import type { Account } from '#platform/journal/signer.ts'
import { checkSigner } from '#server/checks-journal.ts'

const parent = mkdtempSync(path.join(tmpdir(), 'quan-triet-signer-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))
let count = 0
const folder = (): string => {
  const made = path.join(parent, String((count += 1)))
  mkdirSync(made, { mode: 0o700 })
  return made
}

const rootOfLeaves = (...leaves: string[]): Buffer => {
  const frontier = emptyFrontier()
  for (const leaf of leaves) append(frontier, leafHash(Buffer.from(leaf)))
  return rootOf(frontier)
}
const one = { size: 1, root: rootOfLeaves('a') }
const two = { size: 2, root: rootOfLeaves('a', 'b') }
const other = { size: 2, root: rootOfLeaves('x', 'b') }

const isRoot = process.getuid?.() === 0
const ways: [string, Account | null][] = [['within the server', null]]
if (isRoot) ways.push(['as a process under another account', { uid: 65_534, gid: 65_534 }])

describe.each(ways)('a signer %s', (_where, account) => {
  test('signs what continues, refuses what does not, and remembers across its end', async () => {
    const dataDir = folder()
    const signer = await openSigner(dataDir, account)
    expect(signer.apart).toBe(account !== null)
    expect(await signer.last()).toMatchObject({ size: 0 })
    const note = await signer.sign(one, [])
    const keys = [parseVerifierKey(readFileSync(vkeyFile(dataDir), 'utf8'))]
    expect(openCheckpoint(note, keys)).toEqual({ origin: signer.name, ...one })
    const proof = [leafHash(Buffer.from('b'))]
    await expect(signer.sign(other, proof)).rejects.toMatchObject({ reason: 'inconsistent' })
    await expect(signer.sign(two, [])).rejects.toMatchObject({ reason: 'inconsistent' })
    await signer.sign(two, proof)
    await expect(signer.sign(one, [])).rejects.toMatchObject({ reason: 'smaller' })
    await expect(signer.sign({ ...other }, [])).rejects.toMatchObject({ reason: 'inconsistent' })
    await signer.close()

    const again = await openSigner(dataDir, account)
    expect(again.vkey).toBe(signer.vkey)
    expect(await again.last()).toEqual(two)
    await expect(again.sign(one, [])).rejects.toMatchObject({ reason: 'smaller' })
    await again.close()
  })

  test('keeps its key where nobody else reads it', async () => {
    const dataDir = folder()
    await (await openSigner(dataDir, account)).close()
    const key = statSync(path.join(signerFolder(dataDir), 'key.pem'))
    expect(key.mode & 0o777).toBe(0o400)
    expect(statSync(signerFolder(dataDir)).mode & 0o777).toBe(0o700)
    expect(key.uid).toBe(account?.uid ?? process.getuid?.())
    expect(keptApart(dataDir)).toBe(account !== null)
    expect(checkSigner({ dataDir }).state).toBe(account === null ? 'warn' : 'ok')
    if (account === null) expect(checkSigner({ dataDir }).mend?.en).toMatch(/useradd|another office/)
  })

  test('whose memory was taken away signs nothing more', async () => {
    const dataDir = folder()
    await (await openSigner(dataDir, account)).close()
    rmSync(path.join(signerFolder(dataDir), 'state.json'))
    await expect(openSigner(dataDir, account)).rejects.toMatchObject({ reason: 'state-lost' })
  })

  test('whose key was taken away is not replaced in silence', async () => {
    const dataDir = folder()
    await (await openSigner(dataDir, account)).close()
    renameSync(signerFolder(dataDir), `${signerFolder(dataDir)}.gone`)
    await expect(openSigner(dataDir, account)).rejects.toMatchObject({ reason: 'state-lost' })
    expect(existsSync(signerFolder(dataDir))).toBe(false)
    expect(checkSigner({ dataDir })).toMatchObject({ state: 'error', mend: { en: expect.stringContaining('new-key') } })
  })

  test('whose key was exchanged is found out', async () => {
    const [dataDir, elsewhere] = [folder(), folder()]
    for (const where of [dataDir, elsewhere]) await (await openSigner(where, account)).close()
    rmSync(signerFolder(dataDir), { recursive: true })
    renameSync(signerFolder(elsewhere), signerFolder(dataDir))
    await expect(openSigner(dataDir, account)).rejects.toMatchObject({ reason: 'inconsistent' })
  })
})

test.runIf(isRoot)('a key that the server had is taken over by the account once there is one', async () => {
  const dataDir = folder()
  const before = await openSigner(dataDir, null)
  await before.sign(one, [])
  const after = await openSigner(dataDir, { uid: 65_534, gid: 65_534 })
  expect(after.vkey).toBe(before.vkey)
  expect(await after.last()).toEqual(one)
  await after.close()
  chmodSync(dataDir, 0o700)
  expect(statSync(path.join(signerFolder(dataDir), 'state.json')).uid).toBe(65_534)
})

test('a signer that is a service behind a socket refuses as any other, for all who ask it', async () => {
  const [dataDir, own] = [folder(), folder()]
  const socket = path.join(own, 's')
  expect(checkSigner({ dataDir }).state).toBe('warn')
  process.env['QUANTRIET_SIGNER'] = socket
  expect(checkSigner({ dataDir }).state).toBe('error')
  const program = path.resolve(import.meta.dirname, '../../bin/quantriet')
  const args = [program, 'journal', 'signer', path.join(own, 'key'), '--socket', socket]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    expect(await new Promise((resolve) => createInterface(child.stdout).once('line', resolve))).toBe(socket)
    expect(statSync(socket).mode & 0o777).toBe(0o660)
    const [first, second] = [await openSigner(dataDir), await openSigner(dataDir)]
    expect(first.apart).toBe(true)
    await first.sign(one, [])
    expect(await second.last()).toEqual(one)
    await expect(second.sign(other, [leafHash(Buffer.from('b'))])).rejects.toMatchObject({ reason: 'inconsistent' })
    const both = await Promise.all(
      [first, second].map((signer) => signer.sign(two, [leafHash(Buffer.from('b'))]).catch(() => 'refused')),
    )
    expect(both.filter((note) => note !== 'refused')).toHaveLength(1)
    await first.close()
    expect(await second.last()).toEqual(two)
    await second.close()
    expect(existsSync(signerFolder(dataDir))).toBe(false)
    // here the service is this very account's
    expect(checkSigner({ dataDir }).state).toBe('warn')
  } finally {
    delete process.env['QUANTRIET_SIGNER']
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }
  process.env['QUANTRIET_SIGNER'] = socket
  await expect(openSigner(dataDir)).rejects.toThrow()
  delete process.env['QUANTRIET_SIGNER']
})
