import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { chooseRunner } from './runner.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quan-triet-runner-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.runIf(process.getuid?.() === 0)(
  'a data folder given to the database’s user leaves the signing key and other secrets where they are',
  () => {
    chownSync(folder, 65_534, 65_534)
    for (const name of ['postgres', 'users', 'signer', 'signer.old-2026', 'secrets']) {
      mkdirSync(path.join(folder, name))
      writeFileSync(path.join(folder, name, 'x'), '')
    }
    chownSync(path.join(folder, 'postgres'), 65_534, 65_534)
    const runner = chooseRunner(folder)
    expect(runner.how).toBe('user')
    runner.give(folder)
    const owner = (name: string): number => statSync(path.join(folder, name)).uid
    expect(['postgres', 'postgres/x', 'users/x'].map(owner)).toEqual([65_534, 65_534, 65_534])
    expect(['signer', 'signer/x', 'signer.old-2026/x', 'secrets', 'secrets/x'].map(owner)).toEqual([0, 0, 0, 0, 0])
  },
)
