import { spawn } from 'node:child_process'
import path from 'node:path'

export const program = path.resolve(import.meta.dirname, '../bin/quantriet')

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

/** Environment of a command: nothing of the caller's own installation. `url` is the database, else `--data` says. */
export function environmentOf(url = ''): NodeJS.ProcessEnv {
  return { ...process.env, DATABASE_URL: url, HOST: '', PORT: '', QUANTRIET_DATA: '' }
}

/** Runs the command line as a process of its own, to its end. */
export function quantriet(args: readonly string[], url = ''): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    env: environmentOf(url),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}
