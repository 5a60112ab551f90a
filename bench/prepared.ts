/** A province's store for benches of what stands around it: imported once, copied for each run. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { stopEmbedded } from '#platform/postgres/server.ts'
import { endChildren, quantriet } from './children.ts'
import { say } from './report.ts'
import { writeWorld } from './world.ts'
import type { World } from './world.ts'
import { provincePeople } from './world/shape.ts'

export type Prepared = {
  readonly world: World
  /** A copy of the store, to do with as one likes; nothing runs on it. */
  readonly copy: (name: string) => string
  readonly rounds: number
  readonly markdown: boolean
}

const usage = '[--people 110000] [--rounds N] [--store DIR] [--markdown] [--temp DIR]'

/**
 * Runs a bench on a province's store in a temporary folder that is removed at the end, whatever happens. `--store`
 * keeps the imported store in a folder, and takes it from there the next time.
 */
export async function onProvince(rounds: number, work: (prepared: Prepared) => Promise<void>): Promise<void> {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: String(provincePeople) },
      rounds: { type: 'string', default: String(rounds) },
      store: { type: 'string' },
      markdown: { type: 'boolean', default: false },
      temp: { type: 'string', default: os.tmpdir() },
    },
  })
  const [people, asked] = [Number(values.people), Number(values.rounds)]
  if (!(people >= 100 && asked >= 1)) throw new Error(usage)
  mkdirSync(values.temp, { recursive: true })
  const folder = mkdtempSync(path.join(values.temp, 'quantriet-bench-'))
  const copies: string[] = []
  try {
    const world = writeWorld(path.join(folder, 'world'), people)
    const store = values.store ?? path.join(folder, 'store')
    if (!existsSync(store)) await fill(world, store)
    const copy = (name: string): string => {
      const to = path.join(folder, name)
      execFileSync('cp', ['-a', store, to]) // the database wants its folder to be as closed as it was
      copies.push(to)
      return to
    }
    await work({ world, copy, rounds: asked, markdown: values.markdown })
  } finally {
    await endChildren()
    for (const one of copies) await stopEmbedded(one)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(world: World, store: string): Promise<void> {
  say(`importing ${world.shape.people} people`)
  mkdirSync(store, { recursive: true, mode: 0o700 })
  try {
    await quantriet('import', world.dossier, '--data', store, '--lang', 'en')
  } catch (error) {
    rmSync(store, { recursive: true, force: true })
    throw error
  }
}
