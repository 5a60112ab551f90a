import os from 'node:os'
import { parseArgs } from 'node:util'

export type Options = {
  readonly people: number
  /** Requests of each kind of unit. */
  readonly requests: number
  /** Writes the table of docs/performance.md to standard output, in the place of JSON lines. */
  readonly markdown: boolean
  /** Folder in which the bench makes (and removes) one of its own. */
  readonly temp: string
  /** Leaves the bench's folder, to look into it afterwards. */
  readonly keep: boolean
}

export const usage = `node bench/province.ts [--people 110000] [--requests 300] [--markdown] [--temp DIR] [--keep]`

export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      people: { type: 'string', default: '110000' },
      requests: { type: 'string', default: '300' },
      markdown: { type: 'boolean', default: false },
      temp: { type: 'string', default: os.tmpdir() },
      keep: { type: 'boolean', default: false },
    },
  })
  const whole = (name: 'people' | 'requests'): number => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 100)
      throw new Error(`--${name} ${values[name]}: a whole number from 100 on. ${usage}`)
    return value
  }
  return {
    people: whole('people'),
    requests: whole('requests'),
    markdown: values.markdown,
    temp: values.temp,
    keep: values.keep,
  }
}
