/**
 * Lists of people of a province (issue 4, Benchmarks): first rows, searches by a part of a name without diacritics,
 * pages further on, other orders, narrowed lists; and how soon a change is in the list. `node bench/people.ts`.
 */
import { serve } from './children.ts'
import { browserAt } from './client.ts'
import { codeOf } from './measures/figures.ts'
import { median, quantile, timed } from './numbers.ts'
import { onProvince } from './prepared.ts'
import type { Prepared } from './prepared.ts'
import { chance } from './random.ts'
import { machine, openReport, say } from './report.ts'

const families = ['nguyen', 'tran', 'le', 'pham', 'hoang', 'vu', 'dang', 'bui', 'do', 'ngo', 'ly']
const middles = ['van', 'thi', 'huu', 'duc', 'minh', 'ngoc', 'thanh', 'quang', 'xuan', 'thu', 'cong', 'hong']
const givens = [
  'an',
  'binh',
  'cuong',
  'dung',
  'dat',
  'giang',
  'ha',
  'hai',
  'hanh',
  'hieu',
  'hoa',
  'hung',
  'khanh',
  'lan',
]

const one = (words: readonly string[], below: (n: number) => number): string => words[below(words.length)] ?? ''

/** What people type: a name without its diacritics, its end, the beginning of its last word, or a part of a word. */
function fragment(below: (n: number) => number): string {
  const name = [one(families, below), one(middles, below), one(givens, below)]
  switch (below(4)) {
    case 0:
      return name.join(' ')
    case 1:
      return name.slice(1).join(' ')
    case 2:
      return name.join(' ').slice(0, -1)
    default:
      return name.slice(1).join(' ').slice(1)
  }
}

async function run({ world, copy, rounds, markdown }: Prepared): Promise<void> {
  const report = openReport({ markdown, targets: true })
  const served = await serve('--api-only', '--data', copy('people'))
  const browser = browserAt(served.address)
  const random = chance(21)
  const started = performance.now()
  await browser.get('/people?limit=50')
  say(`the first list, rows derived: ${(performance.now() - started).toFixed(0)} ms`)
  const unitOf = (units: readonly number[]) => codeOf(world, units[random.below(units.length)] ?? 0)
  const kinds: readonly (readonly [string, number | null, (i: number) => string])[] = [
    ['first rows of everybody', 100, () => '/people?limit=50'],
    // another one each time, so that no count is known from before
    [
      'search by a part of a name',
      50,
      () =>
        `/people?limit=50&search=${encodeURIComponent(fragment(random.below))}&as_of=${world.dateOf(20 + random.below(80))}`,
    ],
    [
      'search by a part that thousands have',
      null,
      () =>
        `/people?limit=50&search=${encodeURIComponent(one(families, random.below).slice(0, 3))}&as_of=${world.dateOf(20 + random.below(80))}`,
    ],
    ['people of a commune', 100, () => `/people?limit=50&unit=${unitOf(world.shape.direct)}`],
    ['people of a grassroots organization', 100, () => `/people?limit=50&unit=${unitOf(world.shape.grassroots)}`],
    ['narrowed by tier and cadre', 100, (i) => `/people?limit=50&${i % 2 ? 'tier=province' : 'cadre=cadre'}`],
    ['exempt', 100, () => '/people?limit=50&exempt=attend'],
    ['by code', 100, () => '/people?limit=50&sort=code'],
    ['by unit', null, () => '/people?limit=50&sort=unit'],
    ['not members', 100, () => '/people?limit=50&who=non_members'],
  ]
  for (const [name, target, where] of kinds) {
    say(name)
    const times: number[] = []
    for (let i = -10; i < rounds; i++) {
      const path = where(i + 10)
      const time = await timed(() => browser.get(path))
      if (i >= 0) times.push(time)
    }
    report.add({
      bench: `people: ${name}, p99`,
      value: quantile(times, 0.99),
      unit: 'ms',
      target,
      beside: { 'median ms': median(times), requests: times.length },
    })
  }
  say('scrolling')
  let after: string | null = ''
  const pages: number[] = []
  for (let i = 0; i < 40 && after !== null; i++) {
    const path: string = `/people?limit=500${after ? `&after=${encodeURIComponent(after)}` : ''}`
    let body = ''
    pages.push(await timed(async () => (body = await browser.get(path))))
    after = (JSON.parse(body) as { next: string | null }).next
  }
  report.add({
    bench: 'people: a page of 500 further on, p99',
    value: quantile(pages, 0.99),
    unit: 'ms',
    target: 100,
    beside: { 'median ms': median(pages), requests: pages.length },
  })
  const file = await timed(() => browser.get('/people?format=csv'))
  report.add({ bench: 'people: everybody as CSV', value: file, unit: 'ms', target: null })
  await served.stop()
  report.end()
  say(machine())
  if (report.missed() > 0) process.exitCode = 1
}

await onProvince(200, run)
