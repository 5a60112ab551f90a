import { setTimeout as sleep } from 'node:timers/promises'

export type Repeating = { readonly stop: () => Promise<void> }

/**
 * Does a piece of work over and over, with a pause between, until stopped; `stop` waits for the piece under way. A
 * failure is told once, and the work tried again. It never keeps the process alive by itself.
 */
export function repeat(
  of: { readonly name: string; readonly pause: number; readonly log: (line: string) => void },
  work: () => Promise<void>,
): Repeating {
  const abort = new AbortController()
  let told = ''
  const run = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      try {
        await work()
        told = ''
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error)
        if (what !== told) of.log(`${of.name}: ${what}`)
        told = what
      }
      await sleep(of.pause, undefined, { signal: abort.signal, ref: false }).catch(() => undefined)
    }
  }
  const running = run()
  return {
    stop: async () => {
      abort.abort()
      await running
    },
  }
}
