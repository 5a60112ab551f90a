/**
 * Saving a grid of statements on a province's store (issue 4, Benchmarks): 200 statements in one order, of another day
 * each time, then the same grid with a few cells changed; by whoever keeps the whole, and by the officer of a commune,
 * whose every row is checked against the scope. And the grid as it is read. `node bench/statements.ts`.
 */
import { serve } from './children.ts'
import type { Browser } from './client.ts'
import { codeOf } from './measures/figures.ts'
import { median, quantile, timed } from './numbers.ts'
import { addAdministrator, addOfficer } from './office.ts'
import { onProvince } from './prepared.ts'
import type { Prepared } from './prepared.ts'
import { chance } from './random.ts'
import { machine, openReport, say } from './report.ts'

const size = 200
const warmUp = 3

type Cells = Readonly<Record<string, string>>

async function save(browser: Browser, rows: readonly Cells[]): Promise<void> {
  const body = { files: [{ file: 'headcounts', rows: rows.map((cells) => ({ cells })) }] }
  const { status, body: said } = await browser.post('/orders', body)
  if (status !== 200) throw new Error(`${status} ${said.slice(0, 500)}`)
}

/** Statements of units for the nth day; they grow, so that nothing falls. */
function grid(campaign: string, units: readonly string[], date: string, nth: number): Cells[] {
  const audiences = ['mass', 'members', 'key']
  return Array.from({ length: size }, (_, i) => ({
    campaign,
    audience: audiences[Math.floor(i / units.length)] ?? 'mass',
    unit: units[i % units.length] ?? '',
    date,
    scope: 'own',
    expected: '5000',
    participated: String(100 + nth * 10 + (i % 7)),
    makeup: '0',
    classes: String(nth),
    reason: '',
  })).slice(0, units.length * audiences.length)
}

async function run({ world, copy, rounds, markdown }: Prepared): Promise<void> {
  const report = openReport({ markdown, targets: true })
  const dataDir = copy('statements')
  const served = await serve('--api-only', '--data', dataDir)
  const administrator = await addAdministrator(served.address, dataDir)
  const { shape, campaign } = world
  const [root, commune] = [codeOf(world, shape.root), codeOf(world, shape.direct[3] ?? 0)]
  const whole = await addOfficer(served.address, administrator, {
    name: 'tinh',
    unit: root,
    role: 'campaign_officer',
    factor: true,
  })
  const officer = await addOfficer(served.address, administrator, {
    name: 'xa',
    unit: commune,
    role: 'unit_officer',
    factor: true,
  })
  const random = chance(31)
  const cells = shape.units.map(({ code }) => code)
  const all = Array.from({ length: size }, () => cells[random.below(cells.length)] ?? '')
  const { rows: below } = JSON.parse(
    await officer.get(`/campaigns/${campaign}/statements?below=all&audience=mass&limit=500`),
  ) as { rows: { unit: string }[] }
  const own = below.slice(0, size).map(({ unit }) => unit)
  // beside the facts, so that no day of theirs is met
  const dateOf = (nth: number): string => world.dateOf(100 + nth)
  for (const [who, browser, units] of [
    ['over the whole', whole, [...new Set(all)]],
    ['of a commune', officer, own],
  ] as const) {
    const [first, again]: [number[], number[]] = [[], []]
    let many = 0
    for (let nth = 0; nth < rounds + warmUp; nth++) {
      const rows = grid(campaign, units, dateOf(nth), nth)
      many = rows.length
      const time = await timed(() => save(browser, rows))
      const few = rows.map((row, i) => (i % 20 === 0 ? { ...row, classes: String(nth + 1) } : row))
      const second = await timed(() => save(browser, few))
      if (nth < warmUp) continue
      first.push(time)
      again.push(second)
    }
    const beside = { 'median ms': median(first), rows: many, grids: first.length }
    report.add({
      bench: `statements: a grid saved by the officer ${who}, p99`,
      value: quantile(first, 0.99),
      unit: 'ms',
      target: 500,
      beside,
    })
    report.add({
      bench: `statements: the same grid with a few cells changed, by the officer ${who}, p99`,
      value: quantile(again, 0.99),
      unit: 'ms',
      target: 500,
      beside: { 'median ms': median(again), grids: again.length },
    })
  }
  for (const [what, path] of [
    ['units directly below', `/campaigns/${campaign}/statements?unit=${root}&limit=500`],
    ['all units that send statements', `/campaigns/${campaign}/statements?unit=${root}&below=senders&limit=500`],
    ['a roster audience beside its names', `/campaigns/${campaign}/statements?unit=${root}&audience=members&limit=500`],
  ] as const) {
    const times: number[] = []
    for (let i = -warmUp; i < rounds; i++) {
      const time = await timed(() => whole.get(path))
      if (i >= 0) times.push(time)
    }
    report.add({
      bench: `statements: the grid read, ${what}, p99`,
      value: quantile(times, 0.99),
      unit: 'ms',
      target: null,
      beside: { 'median ms': median(times), requests: times.length },
    })
  }
  await served.stop()
  report.end()
  say(machine())
  if (report.missed() > 0) process.exitCode = 1
}

await onProvince(30, run)
