import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withFolderLock } from '#platform/postgres/lock.ts'
import { startOfProcess } from '#platform/postgres/users.ts'

/** What server.json in the data folder says about the application that serves it. */
export type ServerFile = {
  readonly pid: number
  /** Start of the process, which tells it from a later one with the same id. */
  readonly start: string
  /** Where it answers; null while it is still starting. */
  readonly address: string | null
}

const fileOf = (dataDir: string): string => path.join(dataDir, 'server.json')

/** The application that serves a data folder now; null when there is none or only what a killed one left. */
export function servingNow(dataDir: string): ServerFile | null {
  let text: string
  try {
    text = readFileSync(fileOf(dataDir), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const found = JSON.parse(text) as ServerFile
  return startOfProcess(found.pid) === found.start ? found : null
}

/** Takes the data folder for this process; answers the other application when one serves it already. */
export function claim(dataDir: string): Promise<ServerFile | null> {
  return withFolderLock(dataDir, async () => {
    const other = servingNow(dataDir)
    if (!other) announce(dataDir, null)
    return other
  })
}

/** Writes where this process serves. */
export function announce(dataDir: string, address: string | null): void {
  const content: ServerFile = { pid: process.pid, start: startOfProcess(process.pid) ?? '', address }
  const fresh = `${fileOf(dataDir)}.tmp`
  writeFileSync(fresh, `${JSON.stringify(content)}\n`, { mode: 0o600 })
  renameSync(fresh, fileOf(dataDir))
}

/** Takes the announcement of this process away. */
export function withdraw(dataDir: string): void {
  if (servingNow(dataDir)?.pid === process.pid) rmSync(fileOf(dataDir), { force: true })
}
