/**
 * Ten thousand guesses at one account's password over HTTP (docs/security.md, Guessing): half from one address, half from
 * as many addresses. What counts is how many of them the server works on, what the journal says of it, and whether the
 * owner comes in meanwhile. `node bench/guessing.ts [--guesses 10000]`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { endChildren, quantriet, serve } from './children.ts'
import { addAdministrator, password } from './office.ts'

const { values } = parseArgs({ options: { guesses: { type: 'string', default: '10000' } } })
const guesses = Number(values.guesses)
const atOnce = 20
/** Where the owner has signed in before. */
const home = '10.0.0.1'

const folder = mkdtempSync(path.join(os.tmpdir(), 'quantriet-guessing-'))
const dataDir = path.join(folder, 'data')
process.env['TRUSTED_PROXY'] = '127.0.0.1' // the addresses are those that a proxy would tell of

type Counts = Record<number, number>

async function signIn(origin: string, address: string, typed: string): Promise<number> {
  const reply = await fetch(`${origin}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ user_name: 'lan', password: typed }),
  })
  await reply.arrayBuffer()
  return reply.status
}

async function guessAll(origin: string, count: number, addressOf: (n: number) => string) {
  const counts: Counts = {}
  let next = 0
  const start = performance.now()
  const one = async (): Promise<void> => {
    while (next < count) {
      const n = next++
      const status = await signIn(origin, addressOf(n), `khoai lang nướng ${n}`)
      counts[status] = (counts[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return { counts, seconds: Math.round((performance.now() - start) / 100) / 10 }
}

async function countEvents(): Promise<Counts & Record<string, number>> {
  const file = path.join(folder, 'journal.jsonl')
  await quantriet('journal', 'export', file, '--data', dataDir, '--lang', 'en')
  const actions: Record<string, number> = {}
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, action] = /"action":"((?:sign-in|throttle)\.refused)"/.exec(line.replaceAll('\\"', '"')) ?? []
    if (action !== undefined) actions[action] = (actions[action] ?? 0) + 1
  }
  return actions
}

async function run(): Promise<void> {
  const server = await serve('--data', dataDir, '--api-only')
  const origin = server.address
  const chief = await addAdministrator(origin, dataDir)
  const made = JSON.parse((await chief.post('/accounts', { user_name: 'lan' })).body) as { code: string }
  await fetch(`${origin}/api/v1/activate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': home },
    body: JSON.stringify({ code: made.code, password }),
  })
  if ((await signIn(origin, home, password)) !== 200) throw new Error('The owner does not come in.')
  const half = Math.floor(guesses / 2)
  const one = await guessAll(origin, half, () => '10.66.0.1')
  const many = await guessAll(
    origin,
    guesses - half,
    (n) => `10.${70 + Math.floor(n / 65_536)}.${(n >> 8) & 255}.${n & 255}`,
  )
  const owner = {
    at_home: await signIn(origin, home, password),
    elsewhere: await signIn(origin, '10.99.0.1', password),
  }
  await server.stop()
  const result = { guesses, one_address: one, many_addresses: many, owner, journal: await countEvents() }
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

try {
  await run()
} finally {
  await endChildren()
  rmSync(folder, { recursive: true, force: true })
}
