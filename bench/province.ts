/**
 * Benchmarks of a whole province (issue 2, How good): prints JSON lines, progress on standard error. Everything runs
 * as users run it: the command line and the server are processes of their own, on a fresh embedded server in a
 * temporary folder that is removed at the end. `--people 1000000` looks past a province, without targets.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { startEmbedded, stopEmbedded } from '#platform/postgres/server.ts'
import { endChildren, serve } from './children.ts'
import { measureFigures, measureOlder } from './measures/figures.ts'
import { measureImport } from './measures/import.ts'
import { measureFollowUp, measureNames } from './measures/pages.ts'
import { measureStarts } from './measures/start.ts'
import { measureFirstLoad } from './measures/web.ts'
import { readOptions } from './options.ts'
import type { Options } from './options.ts'
import { chance } from './random.ts'
import { machine, openReport, say } from './report.ts'
import { writeWorld } from './world.ts'
import { provincePeople } from './world/shape.ts'

async function run(options: Options, folder: string): Promise<number> {
  const report = openReport({ markdown: options.markdown, targets: options.people <= provincePeople })
  const dataDir = path.join(folder, 'data')
  say(`writing the world of ${options.people} people`)
  const world = writeWorld(path.join(folder, 'world'), options.people)
  say(`${world.shape.units.length} units, ${world.attendances} attendances, ${world.reflections} papers`)
  mkdirSync(dataDir, { recursive: true })
  measureFirstLoad(report, dataDir)
  // the cluster is made and its server runs, as beside an application: neither is a part of an import
  const embedded = await startEmbedded(dataDir)
  try {
    await measureImport(report, world, dataDir, path.join(folder, 'copied'))
  } finally {
    await embedded.stop()
  }
  await measureStarts(report, world, dataDir)
  const served = await serve('--api-only', '--data', dataDir)
  const asked = { report, world, served, dataDir, requests: options.requests, random: chance(7) }
  await measureFigures(asked)
  await measureNames(asked)
  await measureFollowUp(asked)
  await measureOlder(asked)
  await served.stop()
  report.end()
  say(machine())
  return report.missed()
}

const options = readOptions(process.argv.slice(2))
mkdirSync(options.temp, { recursive: true })
const folder = mkdtempSync(path.join(options.temp, 'quantriet-bench-'))
const cleanUp = async (): Promise<void> => {
  await endChildren()
  await stopEmbedded(path.join(folder, 'data'))
  if (options.keep) say(`kept ${folder}`)
  else rmSync(folder, { recursive: true, force: true })
}
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(128 + number)))
try {
  const missed = await run(options, folder)
  if (missed > 0) say(`${missed} targets missed`)
  process.exitCode = missed > 0 ? 1 : 0
} finally {
  await cleanUp()
}
