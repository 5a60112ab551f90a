import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The processes that use an embedded server: the last to leave puts out the light. */
const folderOf = (dataDir: string): string => path.join(dataDir, 'users')

/**
 * Start of a process in the kernel's ticks, which tells it from a later one with the same id; '' where the system
 * does not say, null when there is no such process.
 */
export function startOfProcess(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null // EPERM: another user's, so it lives
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? '')
  } catch {
    return '' // no /proc on this system
  }
}

/** How often this process has entered each folder. */
const entered = new Map<string, number>()

/** Notes that this process uses the server of a data folder. Call under the folder's lock. */
export function enterUser(dataDir: string): void {
  entered.set(dataDir, (entered.get(dataDir) ?? 0) + 1)
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o755 })
  writeFileSync(path.join(folderOf(dataDir), String(process.pid)), startOfProcess(process.pid) ?? '', { mode: 0o644 })
}

/** Takes this process off the list once it has left as often as it entered. */
export function leaveUser(dataDir: string): void {
  const left = (entered.get(dataDir) ?? 1) - 1
  entered.set(dataDir, Math.max(left, 0))
  if (left > 0) return
  rmSync(path.join(folderOf(dataDir), String(process.pid)), { force: true })
}

/** Living processes that use the server; entries of dead ones are swept out. */
export function livingUsers(dataDir: string): number[] {
  let names: string[]
  try {
    names = readdirSync(folderOf(dataDir))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const living: number[] = []
  for (const name of names) {
    const file = path.join(folderOf(dataDir), name)
    const start = startOfProcess(Number(name))
    if (start !== null && start === readFileSync(file, 'utf8')) living.push(Number(name))
    else rmSync(file, { force: true })
  }
  return living
}
