/**
 * What each page asks of an old computer: JavaScript, first paint and requests, by a real browser slowed down four times,
 * on the embedded server with the demo. `node bench/pages.ts [--rounds 5] [--markdown] [--only WORD] [--address URL]`;
 * `--address` takes a server that runs already with the demo in it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { stopEmbedded } from '#platform/postgres/server.ts'
import { openBrowser } from '../test/e2e/browser.ts'
import { endChildren, serve } from './children.ts'
import { median } from './numbers.ts'
import { machine, say } from './report.ts'
import { routesToVisit } from './routes.ts'
import { visit } from './visit.ts'
import type { Visited } from './visit.ts'

const target = { kB: 300, paintMs: 1500 }

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    markdown: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    address: { type: 'string' },
  },
})

type Row = Visited & { readonly route: string; readonly ok: boolean }

/** Median of several first visits, each in a browser profile of its own: nothing is kept from one to the next. */
async function measure(browser: Browser, server: string, route: string): Promise<Row> {
  const seen: Visited[] = []
  for (let round = 0; round < Number(values.rounds); round++) seen.push(await visit(browser, server, route))
  const of = (name: keyof Visited): number => median(seen.map((one) => one[name]))
  const [kB, paintMs] = [of('kB'), of('paintMs')]
  const ok = kB <= target.kB && paintMs < target.paintMs
  return { route, kB, paintMs, largestMs: of('largestMs'), requests: of('requests'), ok }
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ route, kB, paintMs, largestMs, requests, ok }) => {
    const name = `\`${route}\`${ok ? '' : ' **missed**'}`
    return `| ${name} | ${kB.toFixed(0)} | ${(paintMs / 1000).toFixed(2)} | ${(largestMs / 1000).toFixed(2)} | ${requests} |`
  })
  const head = `| page | JavaScript, kB gzipped (≤ ${target.kB}) | first paint, s (< ${target.paintMs / 1000}) | largest paint, s | requests |`
  return `${machine()}\n\n${head}\n|---|---|---|---|---|\n${lines.join('\n')}\n`
}

async function run(server: string): Promise<void> {
  const browser = await openBrowser()
  const rows: Row[] = []
  try {
    const routes = (await routesToVisit(server)).filter((route) => route.includes(values.only))
    await visit(browser, server, routes[0] ?? '/') // the server's own first answers are not the page's
    for (const route of routes) {
      const row = await measure(browser, server, route)
      rows.push(row)
      const line = JSON.stringify(row)
      if (values.markdown) say(line)
      else process.stdout.write(`${line}\n`)
    }
  } finally {
    await browser.close()
  }
  if (values.markdown) process.stdout.write(table(rows))
  if (rows.some(({ ok }) => !ok)) process.exitCode = 1
}

if (values.address === undefined) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quantriet-pages-'))
  try {
    say('loading the demo')
    const served = await serve('--demo', '--data', folder)
    await run(served.address)
  } finally {
    await endChildren()
    await stopEmbedded(folder)
    rmSync(folder, { recursive: true, force: true })
  }
} else {
  await run(values.address)
}
