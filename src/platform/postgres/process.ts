import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { clusterFolder, urlFor } from './cluster.ts'
import { startOfProcess } from './users.ts'

/** What runs on a data folder. */
export type Running = { readonly pid: number; readonly port: number }

/** The postmaster of a data folder; null when none runs (a file left by a killed one doesn't count). */
export function runningServer(dataDir: string): Running | null {
  let lines: string[]
  try {
    lines = readFileSync(path.join(clusterFolder(dataDir), 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || startOfProcess(pid) === null || !worksIn(pid, dataDir)) return null
  return { pid, port: Number(lines[3] ?? 0) }
}

/** Whether the process is the server of this very folder; an id may have been given to another since. */
function worksIn(pid: number, dataDir: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder(dataDir))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return false
    if (code !== 'EACCES' && code !== 'EPERM') throw error
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres') // another user's process
  }
}

/** Connects once to the maintenance database; answers what went wrong, or null. */
export async function connectionFault(dataDir: string, port: number): Promise<string | null> {
  const client = new pg.Client({
    connectionString: urlFor(dataDir, port, 'postgres'),
    connectionTimeoutMillis: 5_000,
    application_name: 'quantriet-start',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await client.end().catch(() => undefined) // a client that never connected
  }
}

/** Waits until the process is gone; false when it is still there at the end of the time. */
export async function gone(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds
  while (startOfProcess(pid) !== null) {
    if (Date.now() > until) return false
    await sleep(25)
  }
  return true
}

/** A port of 127.0.0.1 that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
