/**
 * What waits for an officer of a province (issue 4, Following up): one's work, the list of what is overdue, and what the
 * background makes of a schedule. `node bench/work.ts`.
 */
import { serve } from './children.ts'
import { browserAt } from './client.ts'
import { median, quantile, timed } from './numbers.ts'
import { onProvince } from './prepared.ts'
import type { Prepared } from './prepared.ts'
import { machine, openReport, say } from './report.ts'

async function run({ copy, rounds, markdown }: Prepared): Promise<void> {
  const report = openReport({ markdown, targets: true })
  const served = await serve('--api-only', '--data', copy('work'))
  const browser = browserAt(served.address)
  const campaigns = JSON.parse(await browser.get('/campaigns')) as { campaigns: { code: string }[] }
  const campaign = encodeURIComponent(campaigns.campaigns[0]?.code ?? '')
  const kinds: readonly (readonly [string, number | null, string])[] = [
    ['work of an officer of the whole province', 200, '/work'],
    ['what is overdue, first rows', null, `/campaigns/${campaign}/overdue?limit=50&near=overdue`],
    ['everything owed, as CSV', null, `/campaigns/${campaign}/overdue?format=csv`],
  ]
  for (const [name, target, path] of kinds) {
    say(name)
    const times: number[] = []
    for (let i = -5; i < rounds; i++) {
      const time = await timed(() => browser.get(path))
      if (i >= 0) times.push(time)
    }
    report.add({
      bench: `work: ${name}, p99`,
      value: quantile(times, 0.99),
      unit: 'ms',
      target,
      beside: { 'median ms': median(times), requests: times.length },
    })
  }
  await served.stop()
  report.end()
  say(machine())
  if (report.missed() > 0) process.exitCode = 1
}

await onProvince(60, run)
