/**
 * Lets sqlmap (Debian's package) try every operation of the API as somebody signed in: `node tools/scan.ts [--level 2]
 * [--only id,id] [--with-hole] [--serve] [--temp DIR] [--port N]`. Prints a row of a table for each operation, ends
 * with 1 when something is found. `--with-hole` adds a route with a hole and asks for it alone: it must be found.
 * `--serve` only serves, for other scanners, and prints address and cookie.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { requestsOf } from './scan/requests.ts'
import type { Asked, Description } from './scan/requests.ts'
import { serveForScanner } from './scan/server.ts'
import type { Scanned } from './scan/server.ts'

const run = promisify(execFile)
const { values } = parseArgs({
  options: {
    level: { type: 'string', default: '2' },
    risk: { type: 'string', default: '2' },
    only: { type: 'string' },
    'with-hole': { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    nice: { type: 'string', default: '15' },
    temp: { type: 'string', default: os.tmpdir() },
  },
})

const refusals = '400,401,403,404,409,413,415,422,429'

/** What sqlmap says of one request. */
async function tried(asked: Asked, folder: string): Promise<{ found: boolean; row: string }> {
  const began = Date.now()
  const how = ['--batch', '--flush-session', '--dbms=PostgreSQL', '--skip-waf', '--threads=4', '--timeout=20']
  const depth = ['--level', values.level, '--risk', values.risk, '--ignore-code', refusals]
  const out = ['--disable-coloring', '--output-dir', path.join(folder, 'out')]
  const { stdout } = await run('nice', ['-n', values.nice, 'sqlmap', ...asked.options, ...how, ...depth, ...out], {
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  writeFileSync(path.join(folder, `${asked.id}.log`), stdout)
  const found = /identified the following injection point|is vulnerable/.test(stdout)
  const clean = /all tested parameters do not appear to be injectable/.test(stdout)
  const tested = new Set([...stdout.matchAll(/(?:testing if|skipping) (.+?parameter '[^']+')/g)].map(([, one]) => one))
  const answers = /HTTP error codes detected during run:\s*\n?(.*)/.exec(stdout)?.[1] ?? 'no refusals'
  const verdict = found ? '**injectable**' : clean ? 'none injectable' : 'sqlmap gave up'
  const seconds = Math.round((Date.now() - began) / 1000)
  return {
    found,
    row: `| \`${asked.line}\` | ${asked.marks} | ${tested.size} | ${verdict} | ${answers.replaceAll(/ \([^)]*\)/g, '')} | ${seconds} s |`,
  }
}

function planted(origin: string, cookie: string): Asked {
  const options = ['-u', `${origin}/api/v1/planted?search=Q*`, '--cookie', cookie]
  return { id: 'planted', line: 'GET /planted', marks: 1, options }
}

async function scan({ address, cookie }: Scanned, folder: string): Promise<boolean> {
  const described = (await (await fetch(`${address}/api/v1/openapi.json`)).json()) as Description
  const only = values.only?.split(',')
  const all = values['with-hole'] ? [planted(address, cookie)] : requestsOf(described, address, cookie)
  let found = false
  process.stdout.write('| operation | places | tested | | refused | took |\n| --- | --- | --- | --- | --- | --- |\n')
  for (const asked of all.filter(({ id }) => !only || only.includes(id))) {
    const one = await tried(asked, folder)
    found ||= one.found
    process.stdout.write(`${one.row}\n`)
  }
  return found
}

mkdirSync(values.temp, { recursive: true })
const folder = mkdtempSync(path.join(values.temp, 'quantriet-scan-'))
const dataDir = path.join(folder, 'data')
await run(process.execPath, [path.resolve(import.meta.dirname, '../bin/quantriet'), 'demo', '--data', dataDir])
const served = await serveForScanner(dataDir, { port: Number(values.port), withHole: values['with-hole'] })
try {
  if (values.serve) {
    process.stdout.write(`${served.address} ${served.cookie}\n`)
    await new Promise((resolve) => process.once('SIGTERM', resolve).once('SIGINT', resolve))
  } else {
    const found = await scan(served, folder)
    process.stdout.write(`${served.bugs.length} answers of 500\n`)
    for (const bug of served.bugs) process.stderr.write(`${bug}\n`)
    process.exitCode = found || served.bugs.length > 0 ? 1 : 0
  }
} finally {
  await served.close()
  rmSync(dataDir, { recursive: true, force: true })
}
