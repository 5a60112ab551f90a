import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Runner } from './runner.ts'

/** PostgreSQL's own folder inside the data folder. */
export const clusterFolder = (dataDir: string): string => path.join(dataDir, 'postgres')
/** The server's log; it holds no row values. */
export const logFile = (dataDir: string): string => path.join(dataDir, 'postgres.log')
const passwordFile = (dataDir: string): string => path.join(dataDir, 'password')

/** The address of the embedded database behind a port. */
export function urlFor(dataDir: string, port: number, database = 'quantriet'): string {
  const password = readFileSync(passwordFile(dataDir), 'utf8').trim()
  return `postgres://quantriet:${password}@127.0.0.1:${port}/${database}`
}

/**
 * Makes the cluster unless there is one: UTF-8, code-point order (Vietnamese order is asked for by collation),
 * checksums on, password sign-in only. A half-made one of a killed process is thrown away. Call under the folder's lock.
 */
export function makeCluster(dataDir: string, binaries: Binaries, runner: Runner): boolean {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('postgres.new-')) rmSync(path.join(dataDir, name), { recursive: true, force: true })
  }
  if (existsSync(path.join(clusterFolder(dataDir), 'PG_VERSION'))) {
    runner.give(dataDir)
    return false
  }
  const fresh = path.join(dataDir, `postgres.new-${process.pid}`)
  writeFileSync(passwordFile(dataDir), `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
  runner.give(dataDir)
  const ran = runner.run(
    binaries.initdb,
    [
      ...['-D', fresh, '-U', 'quantriet', '-A', 'scram-sha-256', '--pwfile', passwordFile(dataDir)],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums'],
    ],
    binaries.env,
    true,
  )
  if (ran.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Error(
      `The embedded PostgreSQL could not be set up in ${dataDir}: ${lastLines(ran.output)}${hint(runner)}`,
    )
  }
  renameSync(fresh, clusterFolder(dataDir))
  return true
}

/** Root's own folders are closed to the user that runs the server where the system gives no user namespaces. */
function hint(runner: Runner): string {
  if (runner.how !== 'user') return ''
  return (
    '\nIt runs as a system user, since root may not run it and user namespaces are off here: put the program and ' +
    'its data where that user may go (not below /root), or run as a user of your own.'
  )
}

/** The end of a program's output, for a message. */
export function lastLines(text: string, count = 5): string {
  return text.trim().split('\n').slice(-count).join('\n')
}
