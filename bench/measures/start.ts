import { quantriet, serve } from '../children.ts'
import { median } from '../numbers.ts'
import { say } from '../report.ts'
import type { Report } from '../report.ts'
import type { World } from '../world.ts'

const rounds = 3

/** Starts and one-shot commands on a store that is there already and a server that isn't. */
export async function measureStarts(report: Report, world: World, dataDir: string): Promise<void> {
  say('second starts and one-shot commands')
  const started: number[] = []
  for (let i = 0; i < rounds; i++) {
    const served = await serve('--data', dataDir)
    started.push(served.milliseconds)
    await served.stop()
  }
  report.add({
    bench: 'second start',
    value: median(started) / 1000,
    unit: 's',
    target: 2,
    beside: { 'longest s': Math.max(...started) / 1000 },
  })
  const asked = [
    'figures',
    '--campaign',
    world.campaign,
    '--unit',
    world.shape.units[world.shape.root]?.code ?? '',
    '--as-of',
    world.dateOf(70),
    '--data',
    dataDir,
  ]
  const alone: number[] = []
  for (let i = 0; i < rounds; i++) alone.push((await quantriet(...asked)).milliseconds)
  const served = await serve('--data', dataDir)
  const beside: number[] = []
  try {
    for (let i = 0; i < rounds; i++) beside.push((await quantriet(...asked)).milliseconds)
  } finally {
    await served.stop()
  }
  report.add({
    bench: 'one-shot command, no server running',
    value: median(alone) / 1000,
    unit: 's',
    target: 2,
    beside: { 'longest s': Math.max(...alone) / 1000, 'beside a running server s': median(beside) / 1000 },
  })
}
