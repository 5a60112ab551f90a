import { mkdirSync, mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Config } from '#platform/config.ts'
import { checkClock, checkFolder, checkNode, checkPackages, checkPort, checkSpace } from './checks-machine.ts'
import { checkBackup, checkDatabase } from './checks-store.ts'

let folder: string
let config: Config

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'quantriet-doctor-'))
  config = { dataDir: folder, databaseUrl: null, host: '127.0.0.1', port: 0, portAsked: false }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['20.20.2', 'error'],
  ['24.6.0', 'error'],
  ['24.7.0', 'ok'],
  ['26.0.0', 'ok'],
])('Node %s is %s', (version, state) => {
  expect(checkNode(version).state).toBe(state)
})

describe('packages', () => {
  const put = (file: string, packages: object): void => {
    mkdirSync(path.join(folder, 'node_modules'), { recursive: true })
    writeFileSync(path.join(folder, file), JSON.stringify({ packages }))
  }
  const locked = {
    '': {},
    'node_modules/pg': { version: '8.0.0' },
    'node_modules/mac': { version: '1.0.0', optional: true },
  }

  test('those that are installed as locked are fine; another platform’s may be absent', () => {
    put('package-lock.json', locked)
    put('node_modules/.package-lock.json', { 'node_modules/pg': { version: '8.0.0' } })
    expect(checkPackages(folder).state).toBe('ok')
  })

  test.each([
    ['missing', {}],
    ['of another version', { 'node_modules/pg': { version: '7.9.9' } }],
  ])('one that is %s is an error that names it and says npm ci', (_what, installed) => {
    put('package-lock.json', locked)
    put('node_modules/.package-lock.json', installed)
    const finding = checkPackages(folder)
    expect(finding.state).toBe('error')
    expect(finding.what.en).toContain('pg')
    expect(finding.mend?.en).toContain('npm ci')
  })

  test('nothing installed at all is an error', () => {
    put('package-lock.json', locked)
    expect(checkPackages(folder).state).toBe('error')
  })
})

describe('the data folder', () => {
  test('is fine when only its owner can read it', () => {
    expect(checkFolder(config).state).toBe('ok')
  })
  test('that others can read is a warning with the command that mends it', () => {
    chmodSync(folder, 0o755)
    expect(checkFolder(config)).toMatchObject({ state: 'warn', mend: { en: `chmod 700 ${folder}` } })
  })
  test('that can’t be written to is an error', () => {
    writeFileSync(path.join(folder, 'files'), 'a file where the folder should be')
    expect(checkFolder(config).state).toBe('error')
  })
  test('that is not there yet is only a warning', () => {
    const finding = checkFolder({ ...config, dataDir: path.join(folder, 'later') })
    expect(finding).toMatchObject({ state: 'warn', mend: { en: 'quantriet start makes it.' } })
    expect(checkSpace({ ...config, dataDir: path.join(folder, 'later') }).what.en).toContain('GB')
  })
})

test('a port that is taken is a warning, and an error when it was asked for', async () => {
  const other = net.createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const { port } = other.address() as net.AddressInfo
  expect((await checkPort({ ...config, port })).state).toBe('warn')
  expect((await checkPort({ ...config, port, portAsked: true })).state).toBe('error')
  await new Promise((done) => other.close(done))
  expect((await checkPort({ ...config, port })).state).toBe('ok')
})

test('a machine that knows the zone of Việt Nam and the year is fine', () => {
  expect(checkClock().state).toBe('ok')
})

describe('backups', () => {
  const now = new Date('2026-09-15T00:00:00Z')
  const note = (covers: string, file: string): void =>
    writeFileSync(path.join(folder, 'last-backup.json'), JSON.stringify({ covers, file }))

  test('none is a warning', () => {
    expect(checkBackup(config, now).state).toBe('warn')
  })
  test.each([
    ['2026-09-14T00:00:00Z', true, 'ok'],
    ['2026-09-14T00:00:00Z', false, 'warn'],
    ['2026-09-01T00:00:00Z', true, 'warn'],
  ])('one of %s whose file is there (%s) is %s', (covers, there, state) => {
    const file = path.join(folder, 'b.tar.gz')
    if (there) writeFileSync(file, 'x')
    note(covers, file)
    expect(checkBackup(config, now).state).toBe(state)
  })
})

test('a database that does not answer is an error', async () => {
  const [finding] = await checkDatabase({ ...config, databaseUrl: 'postgres://x@127.0.0.1:1/x' })
  expect(finding?.state).toBe('error')
})
