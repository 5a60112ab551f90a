/** The command line as its users run it: processes of their own, ended by their ids whatever happens. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { get } from './client.ts'

const program = fileURLToPath(new URL('../bin/quantriet', import.meta.url))
const living = new Set<ChildProcess>()

function launch(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: undefined, QUANTRIET_DATA: undefined },
  })
  living.add(child)
  child.once('exit', () => living.delete(child))
  return child
}

/** Largest resident memory of a process so far, in MB; null where the system does not tell or it has ended. */
export function peakMemory(pid: number): number | null {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found === null ? null : Number(found[1]) / 1024
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return null
    throw error
  }
}

export type Ran = { readonly out: string; readonly milliseconds: number; readonly peakMB: number }

/** Runs one command to its end; throws with what it said when it fails. */
export function quantriet(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = launch(args)
    let out = ''
    let err = ''
    let peakMB = 0
    const watch = setInterval(() => {
      peakMB = Math.max(peakMB, peakMemory(child.pid ?? 0) ?? 0)
    }, 20)
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(watch)
      if (code === 0) resolve({ out, milliseconds: performance.now() - start, peakMB })
      else reject(new Error(`quantriet ${args[0]} ended with ${code}: ${err.slice(-2000)}`))
    })
  })
}

export type Served = {
  readonly pid: number
  readonly address: string
  /** From the start of the process until it answered. */
  readonly milliseconds: number
  readonly stop: () => Promise<void>
}

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

/** Starts the server and waits for its address and its first answer. */
export async function serve(...args: readonly string[]): Promise<Served> {
  const start = performance.now()
  const child = launch(['start', '--port', '0', ...args])
  const address = await new Promise<string>((resolve, reject) => {
    let out = ''
    let err = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes('\n')) resolve(out.trim())
    })
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.once('exit', (code) => reject(new Error(`quantriet start ended with ${code}: ${err.slice(-2000)}`)))
  })
  await get(`${address}/api/v1/realms`) // answered to everybody, also by a closed installation
  return { pid: child.pid ?? 0, address, milliseconds: performance.now() - start, stop: () => stopped(child) }
}

/** Ends whatever is still running of this bench. */
export async function endChildren(): Promise<void> {
  await Promise.all([...living].map(stopped))
}
