/**
 * Lets a scanner of Debian's try the operations of the API as somebody signed in, and ends with 1 when something is found:
 * `node tools/scan.ts` with sqlmap, a row of a table for each operation; `--wapiti` with wapiti, its report as text.
 * `--since COMMIT` takes only what is new since then, or takes something else, `--only id,id` what is named.
 * `--with-hole` adds a route with a hole and asks for it alone: it must be found. `--serve` only serves, for others.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { apiPrefix } from '#server/bind.ts'
import { serveForms } from './scan/forms.ts'
import { ask, inTwo } from './scan/ask.ts'
import { descriptionAt, lineOf, newerThan, questionsOf } from './scan/questions.ts'
import type { Description, Question } from './scan/questions.ts'
import { serveForScanner } from './scan/server.ts'
import type { Scanned } from './scan/server.ts'
import { trySqlmap } from './scan/sqlmap.ts'

const run = promisify(execFile)
const { values } = parseArgs({
  options: {
    level: { type: 'string', default: '2' },
    risk: { type: 'string', default: '2' },
    threads: { type: 'string', default: '1' },
    only: { type: 'string' },
    since: { type: 'string' },
    wapiti: { type: 'boolean', default: false },
    modules: { type: 'string', default: 'sql,blindsql,exec,file,xss,permanentxss,crlf,redirect' },
    /** Seconds that wapiti may take for each of its modules. */
    seconds: { type: 'string', default: '3600' },
    'with-hole': { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    nice: { type: 'string', default: '15' },
    temp: { type: 'string', default: os.tmpdir() },
  },
})

const planted: Question = {
  id: 'planted',
  method: 'GET',
  path: '/planted',
  params: {},
  query: { search: 'X' },
  fixed: {},
  body: null,
  file: null,
}

/** The questions that were asked for. */
async function chosen({ address, known }: Scanned): Promise<readonly Question[]> {
  if (values['with-hole']) return [planted]
  const described = (await (await fetch(`${address}${apiPrefix}/openapi.json`)).json()) as Description
  const only = values.only?.split(',')
  const newer = values.since === undefined ? null : newerThan(descriptionAt(values.since), described)
  return questionsOf(described, known).filter(({ id }) => (only?.includes(id) ?? true) && (newer?.has(id) ?? true))
}

async function withSqlmap(questions: readonly Question[], at: Scanned, folder: string): Promise<boolean> {
  let found = false
  process.stdout.write(
    '| operation | asked plainly | places | tested | | refused | took |\n| --- | --- | --- | --- | --- | --- | --- |\n',
  )
  const both = (await Promise.all(questions.map((one) => inTwo(one, at)))).flat()
  for (const question of both) {
    const bugs = at.bugs.length
    await sleep(300) // until what the one before has ended is back (server.ts, revive)
    const { status } = await ask(question, at)
    const one = await trySqlmap(question, at, values, folder)
    found ||= one.found
    process.stdout.write(`| \`${lineOf(question)}\` | ${status} | ${one.cells}\n`)
    if (at.bugs.length > bugs) process.stdout.write(`${at.bugs.length - bugs} answers of 500 in ${question.id}\n`)
  }
  return found
}

/** Wapiti over links and forms; it may ask nobody else. */
async function withWapiti(questions: readonly Question[], at: Scanned, folder: string): Promise<boolean> {
  const forms = await serveForms(questions, at)
  const report = path.join(folder, 'wapiti.txt')
  const nobody = ['--endpoint', 'http://127.0.0.1:9/', '--no-bugreport', '--max-attack-time', values.seconds]
  const what = ['-u', `${forms.address}/`, '--scope', 'folder', '-m', values.modules, '--flush-session', '--color']
  const where = ['--store-session', folder, '--store-config', folder, '-f', 'txt', '-o', report, '-v', '1']
  try {
    await run('nice', ['-n', values.nice, 'wapiti', ...what, ...where, ...nobody, '--max-parameters', '100'], {
      maxBuffer: 64 * 1024 * 1024,
    })
  } finally {
    forms.close()
  }
  const told = readFileSync(report, 'utf8')
  process.stdout.write(`${told}\n`)
  return [...told.matchAll(/ :\s+(\d+)$/gm)].some(([, many]) => Number(many) > 0)
}

mkdirSync(values.temp, { recursive: true })
const folder = mkdtempSync(path.join(values.temp, 'quantriet-scan-'))
const dataDir = path.join(folder, 'data')
const served = await serveForScanner(dataDir, { port: Number(values.port), withHole: values['with-hole'] })
try {
  if (values.serve) {
    process.stdout.write(`${served.address} ${served.cookie}\n`)
    await new Promise((resolve) => process.once('SIGTERM', resolve).once('SIGINT', resolve))
  } else {
    const questions = await chosen(served)
    const found = await (values.wapiti ? withWapiti : withSqlmap)(questions, served, folder)
    process.stdout.write(`${questions.length} operations, ${served.bugs.length} answers of 500\n`)
    for (const bug of served.bugs) process.stderr.write(`${bug}\n`)
    process.exitCode = found || served.bugs.length > 0 ? 1 : 0
  }
} finally {
  await served.close()
  rmSync(dataDir, { recursive: true, force: true })
}
