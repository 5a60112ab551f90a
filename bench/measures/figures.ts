/** Figures from the API of a real server, at random dates; the plain GROUP BY over the versions beside them. */
import { quantile, median, timed } from '../numbers.ts'
import { peakMemory } from '../children.ts'
import type { Served } from '../children.ts'
import { get } from '../client.ts'
import { onStore } from '../database.ts'
import type { Chance } from '../random.ts'
import { say } from '../report.ts'
import type { Report } from '../report.ts'
import type { World } from '../world.ts'
import { countByGroup } from './group-by.ts'

export type Asked = {
  readonly report: Report
  readonly world: World
  readonly served: Served
  readonly dataDir: string
  readonly requests: number
  readonly random: Chance
}

export const codeOf = (world: World, at: number): string => world.shape.units[at]?.code ?? ''

export function figuresUrl({ served, world }: Asked, unit: string, asOf: string, knownAt?: string): string {
  const query = new URLSearchParams({ unit, as_of: asOf, ...(knownAt === undefined ? {} : { known_at: knownAt }) })
  return `${served.address}/api/v1/campaigns/${world.campaign}/figures?${query.toString()}`
}

const anyDay = ({ world, random }: Asked): string => world.dateOf(random.below(world.days + 1))

async function times(asked: Asked, units: readonly number[]): Promise<number[]> {
  const { random, world, requests } = asked
  const one = (): Promise<string> => get(figuresUrl(asked, codeOf(world, random.one(units)), anyDay(asked)))
  for (let i = 0; i < 50; i++) await one()
  const found: number[] = []
  for (let i = 0; i < requests; i++) found.push(await timed(one))
  return found
}

async function add(
  asked: Asked,
  bench: string,
  units: readonly number[],
  targets: readonly [number, number] | number,
  beside: Record<string, number> = {},
): Promise<void> {
  say(bench)
  const found = await times(asked, units)
  const p99 = quantile(found, 0.99)
  const [middle, rare] = typeof targets === 'number' ? [targets, null] : targets
  asked.report.add({
    bench,
    value: median(found),
    unit: 'ms',
    target: middle,
    beside: { 'p99 ms': p99, requests: found.length, ...beside },
  })
  if (rare !== null) asked.report.add({ bench: `${bench}, p99`, value: p99, unit: 'ms', target: rare })
}

/** The province, a commune (a direct unit) and a grassroots organization, warm. */
export async function measureFigures(asked: Asked): Promise<void> {
  const { world, dataDir } = asked
  const { shape } = world
  const grouped: number[] = []
  await onStore(dataDir, async (client) => {
    for (let i = 0; i < 9; i++)
      grouped.push(await countByGroup(client, world.campaign, codeOf(world, shape.root), anyDay(asked)))
  })
  const beside = { 'plain GROUP BY ms': median(grouped) }
  if (shape.provinces.length > 1) {
    await add(asked, 'figures of the whole realm', [shape.root], [30, 60], beside)
    await add(asked, 'figures of a province', shape.provinces, [30, 60])
  } else await add(asked, 'figures of the province', [shape.root], [30, 60], beside)
  await add(asked, 'figures of a commune', shape.direct, 10)
  await add(asked, 'figures of a grassroots organization', shape.grassroots, 10)
}

/** Figures as known at instants never asked before, then at the same ones again. */
export async function measureOlder(asked: Asked): Promise<void> {
  say('figures at an old known_at')
  const { world, random, report, served } = asked
  const unit = codeOf(world, world.shape.root)
  const fresh: number[] = []
  const again: number[] = []
  for (let i = 0; i < 5; i++) {
    const day = 40 + random.below(world.days - 40)
    const url = figuresUrl(asked, unit, world.dateOf(day), `${world.dateOf(day)}T12:34:5${i}+07:00`)
    fresh.push(await timed(() => get(url)))
    again.push(await timed(() => get(url)))
  }
  report.add({
    bench: 'figures at an old known_at, never asked before',
    value: median(fresh) / 1000,
    unit: 's',
    target: 3,
    beside: { 'longest s': Math.max(...fresh) / 1000, 'instants asked': fresh.length },
  })
  report.add({
    bench: 'the same again',
    value: median(again),
    unit: 'ms',
    target: null,
    beside: { 'peak memory of the server MB': peakMemory(served.pid) ?? 'unknown' },
  })
}
