import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { appUrl, makeAppRole } from './app-role.ts'
import { findBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { clusterFolder, lastLines, logFile, makeCluster, urlFor } from './cluster.ts'
import { withFolderLock } from './lock.ts'
import { connectionFault, freePort, gone, runningServer } from './process.ts'
import { chooseRunner } from './runner.ts'
import type { Runner } from './runner.ts'
import { asOptions, defaultSettings } from './settings.ts'
import { enterUser, leaveUser, livingUsers } from './users.ts'

export type Embedded = {
  /** For the owner of everything: migrations, backups. */
  readonly url: string
  /** For the application, whose role may do less (grants.ts). */
  readonly appUrl: string
  /** True when the server ran before this call, e.g. left over by a killed process. */
  readonly adopted: boolean
  /** This process is done with it: the last user stops the server. */
  readonly stop: () => Promise<void>
}
export type EmbeddedStatus = {
  readonly state: 'absent' | 'stopped' | 'running'
  readonly pid?: number
  readonly port?: number
  readonly users: readonly number[]
}

const patience = 120_000

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that runs on it. Several processes may do so at
 * once and share one server. Right after a kill the server's own lock file may be in the way for a while, so starting
 * is tried again for two minutes; it counts as started when a connection answers.
 */
export async function startEmbedded(
  dataDir: string,
  options: { readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<Embedded> {
  const folder = path.resolve(dataDir)
  return withFolderLock(folder, async () => {
    const binaries = findBinaries(path.join(folder, 'lib'))
    const runner = chooseRunner(folder)
    const adopted = runningServer(folder) !== null
    if (!adopted) makeCluster(folder, binaries, runner)
    const port = await bringUp(folder, binaries, runner, { ...defaultSettings, ...options.settings })
    await makeDatabase(urlFor(folder, port, 'postgres'), folder)
    enterUser(folder)
    runner.give(path.join(folder, 'users'))
    return { url: urlFor(folder, port), appUrl: appUrl(folder, port), adopted, stop: () => leave(folder) }
  })
}

async function bringUp(
  folder: string,
  binaries: Binaries,
  runner: Runner,
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  const until = Date.now() + patience
  let fault = ''
  for (let pause = 50; Date.now() < until; pause = Math.min(pause * 2, 2_000)) {
    const running = runningServer(folder)
    if (running) {
      fault = running.port ? ((await connectionFault(folder, running.port)) ?? '') : 'it is still starting'
      if (!fault) return running.port
      if (fault.includes('password authentication failed')) break
    } else {
      rollLog(folder)
      const asked = `-p ${await freePort()} ${asOptions(settings)}`
      const args = ['start', '-w', '-t', '120', '-D', clusterFolder(folder), '-l', logFile(folder), '-o', asked]
      const ran = runner.run(binaries.pgCtl, args, binaries.env)
      if (ran.status === 0) {
        pause = 25
        continue
      }
      fault = lastLines(existsSync(logFile(folder)) ? readFileSync(logFile(folder), 'utf8') : ran.output)
    }
    await sleep(pause)
  }
  throw new Error(`The embedded PostgreSQL in ${folder} does not answer: ${fault}`)
}

async function makeDatabase(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const found = await client.query(`select 1 from pg_database where datname = 'quantriet'`)
    if (found.rowCount === 0) await client.query('create database quantriet')
    await makeAppRole(client, folder)
  } finally {
    await client.end()
  }
}

/** Keeps one older log, so that the log never fills the disk. */
function rollLog(folder: string): void {
  const size = statSync(logFile(folder), { throwIfNoEntry: false })?.size ?? 0
  if (size > 10_000_000) renameSync(logFile(folder), `${logFile(folder)}.1`)
}

async function leave(folder: string): Promise<void> {
  await withFolderLock(folder, async () => {
    leaveUser(folder)
    if (livingUsers(folder).length === 0) await shutDown(folder)
  })
}

/** Stops the server of a data folder, whoever uses it; false when none ran. */
export async function stopEmbedded(dataDir: string): Promise<boolean> {
  const folder = path.resolve(dataDir)
  if (!existsSync(folder)) return false
  return withFolderLock(folder, () => shutDown(folder))
}

async function shutDown(folder: string): Promise<boolean> {
  const running = runningServer(folder)
  if (!running) return false
  // SIGINT ends sessions and writes everything out; SIGQUIT leaves the rest to recovery
  for (const [signal, time] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    process.kill(running.pid, signal)
    if (await gone(running.pid, time)) return true
  }
  throw new Error(`The embedded PostgreSQL (process ${running.pid}) does not stop.`)
}

/** What there is on a data folder; touches nothing but the list of users. */
export function statusOf(dataDir: string): EmbeddedStatus {
  const folder = path.resolve(dataDir)
  if (!existsSync(path.join(clusterFolder(folder), 'PG_VERSION'))) return { state: 'absent', users: [] }
  const running = runningServer(folder)
  return { state: running ? 'running' : 'stopped', ...running, users: livingUsers(folder) }
}
