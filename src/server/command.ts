import type { Config } from '#platform/config.ts'
import type { Store } from '#platform/open.ts'

export type Lang = 'vi' | 'en'
/** A text of the product in both languages. */
export type Words = { readonly vi: string; readonly en: string }

export type Option = {
  readonly name: string
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help, e.g. `DIR`. */
  readonly value?: string
  /** May be given several times; the value is then an array. */
  readonly multiple?: true
  readonly help: Words
}

export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/** What a command gets: data goes through `out`, everything else through `err`. */
export type CommandContext = {
  readonly config: Config
  readonly lang: Lang
  /** Code of the realm asked for; `default` unless --realm says otherwise. */
  readonly realm: string
  readonly args: readonly string[]
  readonly options: OptionValues
  /** Writes one line of data to standard output. */
  readonly out: (text: string) => void
  /** Writes one line for the operator to standard error. */
  readonly err: (text: string) => void
  /** Opens the store at the first call; it is closed when the command has ended. */
  readonly openStore: () => Promise<Store>
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal
}

export type Command = {
  readonly name: string
  readonly summary: Words
  /** Arguments in the help, e.g. `FILE --into DIR`. */
  readonly usage: string
  readonly options: readonly Option[]
  /** How many arguments it takes: at least, at most. */
  readonly arguments: readonly [number, number]
  /** More for `--help`, a paragraph. */
  readonly details?: Words
  /** Answers the exit code; nothing means 0. Throws UsageFault (2), Refusal or any other error (1). */
  readonly run: (cx: CommandContext) => Promise<0 | 1 | void>
}

/** The command line can't be understood: exit code 2 and the usage. */
export class UsageFault extends Error {
  readonly words: Words
  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

/** The work was refused, with a sentence for the operator: exit code 1. */
export class Refusal extends Error {
  readonly words: Words
  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

/** The value of a string option, or undefined. */
export function text(cx: Pick<CommandContext, 'options'>, name: string): string | undefined {
  const value = cx.options[name]
  return typeof value === 'string' ? value : undefined
}

/** Whether a boolean option was given. */
export function flag(cx: Pick<CommandContext, 'options'>, name: string): boolean {
  return cx.options[name] === true
}

/** The value of a string option that must be there. */
export function needed(cx: Pick<CommandContext, 'options'>, name: string): string {
  const value = text(cx, name)
  if (value === undefined || value === '') {
    throw new UsageFault({ vi: `Thiếu tùy chọn --${name}.`, en: `Option --${name} is missing.` })
  }
  return value
}
