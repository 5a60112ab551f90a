/**
 * The negative run of the journal (reliability.md §5): a million ordinary events by writers that are killed, roll back and
 * lose their connections, beside a sequencer, a signer and a witness that are killed too. Nothing may be told as a fault.
 * Prints one JSON line; 1 when anything was told.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { checkJournal } from '#platform/journal/check.ts'
import { parseVerifierKey } from '#platform/journal/note.ts'
import { sealJournal } from '#platform/journal/seal.ts'
import { openSigner } from '#platform/journal/signer.ts'
import { openStore } from '#platform/open.ts'
import type { Store } from '#platform/open.ts'
import { startEmbedded, stopEmbedded } from '#platform/postgres/server.ts'
import { chance } from './random.ts'
import { say } from './report.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    writers: { type: 'string', default: '3' },
    /** Ends sooner, with as many events as there are then. */
    minutes: { type: 'string', default: '600' },
    temp: { type: 'string', default: os.tmpdir() },
  },
})
const wanted = Number(values.events)
const folder = mkdtempSync(path.join(values.temp, 'quantriet-journal-'))
const dataDir = path.join(folder, 'data')
mkdirSync(dataDir)
const program = path.join(import.meta.dirname, 'journal/child.ts')
const random = chance(20_260_310)

/** A place for a child: whoever is killed in it is followed by another. */
class Post {
  kills = 0
  /** Ended by itself, which none should. */
  faults: string[] = []
  child: ChildProcess | null = null
  #spawned = 0
  readonly #line: (serial: number) => readonly string[]
  readonly #onLine: (line: string) => void
  constructor(line: (serial: number) => readonly string[], onLine: (line: string) => void = () => undefined) {
    this.#line = line
    this.#onLine = onLine
  }
  start(): void {
    this.#spawned += 1
    const child = spawn(process.execPath, [program, ...this.#line(this.#spawned)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    createInterface({ input: child.stdout }).on('line', this.#onLine)
    createInterface({ input: child.stderr }).on('line', (line) => this.faults.push(line))
    this.child = child
  }
  async kill(): Promise<void> {
    const { child } = this
    if (child === null) return
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await ended
      this.kills += 1
    }
  }
}

async function run(store: Store, url: string): Promise<number> {
  const { database } = store
  let placed = 0
  let told = 0
  const keeper = new Post(
    () => ['keep', url, dataDir],
    (line) => {
      placed = Number(line)
      if (placed - told < wanted / 20) return
      told = placed
      say(`${placed} events have their place`)
    },
  )
  const writers = Array.from(
    { length: Number(values.writers) },
    (_, i) => new Post((serial) => ['write', url, dataDir, String(i * 1_000 + serial)]),
  )
  const posts = [keeper, ...writers]
  const began = performance.now()
  for (const post of posts) post.start()
  const until = began + Number(values.minutes) * 60_000
  for (let passed = 0; placed < wanted && performance.now() < until; passed += 1) {
    await sleep(2_000)
    const post = posts[passed % 5 === 0 ? 0 : 1 + random.below(writers.length)]
    await post?.kill()
    post?.start()
  }
  for (const post of posts) await post.kill()
  const seconds = (performance.now() - began) / 1000
  const signer = await openSigner(dataDir, null)
  await sealJournal(database, signer)
  const state = JSON.parse(readFileSync(path.join(dataDir, 'witness/state.json'), 'utf8')) as {
    seen: Record<string, { note: string }>
  }
  const witnesses = [parseVerifierKey(readFileSync(path.join(dataDir, 'witness/witness.vkey'), 'utf8'), 'cosignature')]
  const kept = Object.values(state.seen).map(({ note }) => ({ name: 'the witness', note }))
  const checking = performance.now()
  const checked = await checkJournal(database, { vkey: signer.vkey, signed: await signer.last(), kept, witnesses })
  const { rows } = await database.pool.query<{ events: number }>('select count(*) as events from journal_events')
  await signer.close()
  const alarms = [...checked.faults.map(({ code }) => code), ...posts.flatMap(({ faults }) => faults)]
  process.stdout.write(
    `${JSON.stringify({
      bench: 'journal without tampering',
      events: rows[0]?.events,
      places: checked.size,
      waiting: checked.waiting,
      checkpoints: checked.checkpoints,
      kills: posts.reduce((sum, { kills }) => sum + kills, 0),
      seconds: Math.round(seconds),
      'check s': Math.round((performance.now() - checking) / 1000),
      'false alarms': alarms.length,
    })}\n`,
  )
  for (const alarm of alarms.slice(0, 20)) say(alarm)
  return alarms.length + (rows[0]?.events === checked.size ? 0 : 1)
}

const embedded = await startEmbedded(dataDir)
try {
  const store = await openStore({ dataDir, databaseUrl: null }, { max: 2, name: 'bench-journal' })
  process.exitCode = (await run(store, embedded.appUrl)) === 0 ? 0 : 1
  await store.close()
} finally {
  await embedded.stop()
  await stopEmbedded(dataDir)
  rmSync(folder, { recursive: true, force: true })
}
