/** More work waits than the line holds. */
export class QueueFull extends Error {}

export type Queue = <T>(work: () => Promise<T>) => Promise<T>

/** A line for work that must not take the whole machine: so much at once, in the order of coming, so much waiting. */
export function queue(atOnce: number, longest: number): Queue {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= longest) throw new QueueFull('Too much waits already.')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift() // the place goes to the next one in line without being free in between
      if (next) next()
      else running--
    }
  }
}
