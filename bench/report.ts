/** What a bench says: one JSON line each, or the table of docs/performance.md. */
import { readFileSync } from 'node:fs'
import os from 'node:os'

export type Result = {
  readonly bench: string
  readonly value: number
  readonly unit: 'ms' | 's' | 'MB' | 'kB' | 'ratio' | 'rows/s'
  /** At most; null where nothing is promised. */
  readonly target: number | null
  /** What stands beside the value in the same run. */
  readonly beside?: Readonly<Record<string, number | string>>
}

export type Report = {
  /** Adds a result; `quantity` decides over the target, exactly as given. */
  readonly add: (result: Result) => void
  readonly end: () => void
  readonly missed: () => number
}

const round = (value: number): number => Number(value.toPrecision(value >= 100 ? 4 : 3))

export function say(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)
}

/** `targets`: false when the size has none (anything past a province). */
export function openReport(options: { readonly markdown: boolean; readonly targets: boolean }): Report {
  const results: (Result & { ok: boolean })[] = []
  const rounded = (beside: Result['beside']): Result['beside'] =>
    beside === undefined
      ? undefined
      : Object.fromEntries(
          Object.entries(beside).map(([name, one]) => [name, typeof one === 'number' ? round(one) : one]),
        )
  return {
    add: (given) => {
      const target = options.targets ? given.target : null
      const result = { ...given, target, ok: target === null || given.value <= target }
      results.push(result)
      const { bench, value, unit, ok, beside } = result
      const line = JSON.stringify({ bench, value: round(value), unit, target, ok, beside: rounded(beside) })
      if (options.markdown) say(line)
      else process.stdout.write(`${line}\n`)
    },
    end: () => {
      if (options.markdown) process.stdout.write(table(results))
    },
    missed: () => results.filter((one) => !one.ok).length,
  }
}

function table(results: readonly (Result & { ok: boolean })[]): string {
  const rows = results.map(({ bench, value, unit, target, ok, beside }) => {
    const more = Object.entries(beside ?? {}).map(
      ([name, one]) => `${name} ${typeof one === 'number' ? round(one) : one}`,
    )
    const goal = target === null ? '–' : `≤ ${target} ${unit}${ok ? '' : ' **missed**'}`
    return `| ${bench} | ${round(value)} ${unit} | ${goal} | ${more.join('; ')} |`
  })
  return `${machine()}\n\n| what | value | target | beside it, in the same run |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

/** Size of the machine and how busy it is, in a line. */
export function machine(): string {
  const cores = os.availableParallelism()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const load = os.loadavg().map((one) => one.toFixed(1))
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return `${new Date().toISOString().slice(0, 10)}: quantriet ${version}, Node ${process.versions.node}, ${cores} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GB, load ${load.join(' / ')} over 1 / 5 / 15 minutes at the end`
}
