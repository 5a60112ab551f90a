import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
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
