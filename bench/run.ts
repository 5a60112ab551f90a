/**
 * Runs benches one after the other, each as a process of its own: `npm run bench -- people work --rounds 50`. Names come first,
 * what follows from the first `--` on is handed to each; without a name it is the province. Ends with 1 when a target was missed.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'

const benches = [
  'province',
  'people',
  'statements',
  'audiences',
  'work',
  'pages',
  'sign-in',
  'scope',
  'privacy',
  'guessing',
  'journal',
] as const

const args = process.argv.slice(2)
const split = args.findIndex((arg) => arg.startsWith('-'))
const named = split < 0 ? args : args.slice(0, split)
const more = split < 0 ? [] : args.slice(split)
const unknown = named.filter((name) => !(benches as readonly string[]).includes(name))

/** Runs one to its end; answers its exit code. */
function run(name: string): Promise<number> {
  const program = path.join(import.meta.dirname, `${name}.ts`)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...more], { stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. There are: ${benches.join(', ')}.\n`)
  process.exitCode = 2
} else {
  for (const name of named.length > 0 ? named : ['province']) if ((await run(name)) !== 0) process.exitCode = 1
}
