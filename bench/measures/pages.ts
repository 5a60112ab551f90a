/** What a reader meets beside the figures: pages of names, and how soon a small import shows. */
import { quantriet } from '../children.ts'
import { get } from '../client.ts'
import { median, quantile, timed } from '../numbers.ts'
import { say } from '../report.ts'
import { codeOf, figuresUrl } from './figures.ts'
import type { Asked } from './figures.ts'

/** Pages of fifty names behind `outstanding` of the whole, by Vietnamese order of names. */
export async function measureNames(asked: Asked): Promise<void> {
  say('names behind a figure')
  const { served, world, random, report } = asked
  const first: number[] = []
  const next: number[] = []
  for (let i = 0; i < 10; i++) {
    const query = new URLSearchParams({
      unit: codeOf(world, world.shape.root),
      as_of: world.dateOf(20 + random.below(80)),
      figure: 'outstanding',
    })
    const url = `${served.address}/api/v1/campaigns/${world.campaign}/names?${query.toString()}`
    let body = ''
    first.push(await timed(async () => (body = await get(url))))
    const { next: after } = JSON.parse(body) as { next: string | null }
    if (after !== null) next.push(await timed(() => get(`${url}&after=${encodeURIComponent(after)}`)))
  }
  report.add({
    bench: 'names outstanding, first page',
    value: median(first),
    unit: 'ms',
    target: null,
    beside: { 'p90 ms': quantile(first, 0.9), 'next page ms': median(next) },
  })
}

/** A hundred attendances, imported beside the running server, until its figures hold them. */
export async function measureFollowUp(asked: Asked): Promise<void> {
  say('a small import beside the running server')
  const { world, dataDir, report } = asked
  const url = figuresUrl(asked, codeOf(world, world.shape.root), world.dateOf(world.days))
  const attendances = async (): Promise<number> =>
    (JSON.parse(await get(url)) as { conferences: { subtree: { attendances: number } } }).conferences.subtree
      .attendances
  const before = await attendances()
  const start = performance.now()
  // the command brings the stored sums up before it ends
  const { milliseconds } = await quantriet('import', world.followUp, '--data', dataDir, '--lang', 'en')
  const after = await attendances()
  const shown = performance.now() - start
  if (after !== before + 100)
    throw new Error(`The figures hold ${after - before} of the 100 attendances that were imported.`)
  report.add({
    bench: 'import of 100 attendances until the figures hold them',
    value: shown,
    unit: 'ms',
    target: null,
    beside: { 'command ended ms': milliseconds },
  })
}
