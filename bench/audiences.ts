/**
 * Audiences counted while their rules are typed, over a province (issue 4, Campaign wizard; target 300 ms): the first
 * count after something was stored, those after it, names of some, the checks, and the last days of all units.
 * `node bench/audiences.ts`.
 */
import { serve } from './children.ts'
import { browserAt } from './client.ts'
import { median, quantile, timed } from './numbers.ts'
import { onProvince } from './prepared.ts'
import type { Prepared } from './prepared.ts'
import { machine, openReport, say } from './report.ts'

const campaign = 'BENCH'
const rules = [
  { code: 'key', cadres: ['key'] },
  { code: 'cadre', cadres: ['cadre'], kinds: ['member', 'probationary'] },
  { code: 'armed', sectors: ['armed_forces'], kinds: ['member', 'probationary'] },
  { code: 'member', kinds: ['member', 'probationary'] },
]

async function run({ world, copy, rounds, markdown }: Prepared): Promise<void> {
  const report = openReport({ markdown, targets: true })
  const served = await serve('--api-only', '--data', copy('audiences'))
  const browser = browserAt(served.address)
  const post = async (path: string, body: object): Promise<void> => {
    const { status, body: said } = await browser.post(path, body)
    if (status !== 200) throw new Error(`${path}: ${status} ${said.slice(0, 300)}`)
  }
  const { rows } = JSON.parse(await browser.get('/campaign-plans')) as { rows: { owner: { code: string } }[] }
  const owner = rows[0]?.owner.code ?? ''
  await post('/campaigns', {
    code: campaign,
    title: 'Đợt thử',
    owner,
    opens_on: world.dateOf(30),
    template: 'congress',
  })
  const of = `/campaigns/${campaign}`
  const kinds: readonly (readonly [string, number | null, number, (i: number) => Promise<unknown>])[] = [
    [
      'first count of another day',
      300,
      Math.min(rounds, 30),
      (i) => post(`${of}/audiences/preview`, { audiences: rules, on: world.dateOf(20 + i) }),
    ],
    [
      'count as a rule is typed',
      300,
      rounds,
      (i) => post(`${of}/audiences/preview`, { audiences: i % 2 ? rules : rules.toReversed() }),
    ],
    [
      'names of some',
      null,
      Math.min(rounds, 30),
      () => post(`${of}/audiences/sample`, { audiences: rules, of: 'cadre' }),
    ],
    ['checks', null, Math.min(rounds, 30), () => browser.get(`${of}/checks`)],
    ['last days of units', null, Math.min(rounds, 30), () => browser.get(`${of}/unit-deadlines?limit=50`)],
  ]
  for (const [name, target, times, work] of kinds) {
    say(name)
    const took: number[] = []
    for (let i = -2; i < times; i++) {
      const time = await timed(() => work(i + 2))
      if (i >= 0) took.push(time)
    }
    report.add({
      bench: `audiences: ${name}, p99`,
      value: quantile(took, 0.99),
      unit: 'ms',
      target,
      beside: { 'median ms': median(took), requests: took.length },
    })
  }
  await served.stop()
  report.end()
  say(machine())
  if (report.missed() > 0) process.exitCode = 1
}

await onProvince(200, run)
