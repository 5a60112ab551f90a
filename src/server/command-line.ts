import { parseArgs } from 'node:util'
import { UsageFault } from './command.ts'
import type { Lang, Option, OptionValues, Words } from './command.ts'

/** Options that every command understands. */
export const globalOptions: readonly Option[] = [
  { name: 'help', type: 'boolean', help: { vi: 'Hiện hướng dẫn', en: 'Show this help' } },
  {
    name: 'data',
    type: 'string',
    value: 'DIR',
    help: { vi: 'Thư mục dữ liệu (hoặc QUANTRIET_DATA)', en: 'Data folder (or QUANTRIET_DATA)' },
  },
  {
    name: 'realm',
    type: 'string',
    value: 'CODE',
    help: { vi: 'Mã tổ chức, mặc định default', en: 'Code of the organization, default unless given' },
  },
  {
    name: 'lang',
    type: 'string',
    value: 'vi|en',
    help: { vi: 'Ngôn ngữ, mặc định vi', en: 'Language, vi unless given' },
  },
  { name: 'version', type: 'boolean', help: { vi: 'Hiện phiên bản', en: 'Show the version' } },
]

type ParseOptions = Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>

function asParseOptions(options: readonly Option[]): ParseOptions {
  return Object.fromEntries(
    options.map(({ name, type, multiple }) => [name, multiple ? { type, multiple: true } : { type }]),
  )
}

/** Splits the command off: the first word that is neither an option nor the value of a global one. */
export function findCommand(argv: readonly string[]): { name: string | undefined; rest: string[] } {
  const { tokens } = parseArgs({
    args: [...argv],
    options: asParseOptions(globalOptions),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const first = tokens.find((token) => token.kind === 'positional')
  if (!first) return { name: undefined, rest: [...argv] }
  return { name: argv[first.index], rest: argv.filter((_, index) => index !== first.index) }
}

/** Reads arguments and options strictly; what isn't known is a UsageFault. */
export function readLine(
  rest: readonly string[],
  options: readonly Option[],
): { args: readonly string[]; values: OptionValues } {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: asParseOptions([...globalOptions, ...options]),
      strict: true,
      allowPositionals: true,
    })
    return { args: positionals, values: values as OptionValues }
  } catch (error) {
    throw usageFrom(error as NodeJS.ErrnoException)
  }
}

function usageFrom(error: NodeJS.ErrnoException): Error {
  const option = /'(--?[^' ]+)/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return new UsageFault({ vi: `Không có tùy chọn ${option}.`, en: `There is no option ${option}.` })
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return new UsageFault({
        vi: `Giá trị của tùy chọn ${option} không hợp lệ hoặc bị thiếu.`,
        en: `The value of option ${option} is missing or not allowed.`,
      })
    default:
      return error
  }
}

/** The language asked for; vi unless --lang says otherwise. */
export function languageOf(values: OptionValues): Lang {
  const asked = values['lang'] ?? 'vi'
  if (asked === 'vi' || asked === 'en') return asked
  throw new UsageFault({ vi: '--lang nhận vi hoặc en.', en: '--lang takes vi or en.' })
}

/** The language before the line has been checked, for the message about the line itself. */
export function guessLanguage(argv: readonly string[]): Lang {
  const at = argv.indexOf('--lang')
  return argv[at + 1] === 'en' || argv.includes('--lang=en') ? 'en' : 'vi'
}

/** How many arguments there may be. */
export function checkCount(args: readonly string[], [least, most]: readonly [number, number]): void {
  const fault: Words | null =
    args.length < least
      ? { vi: 'Thiếu tham số.', en: 'An argument is missing.' }
      : args.length > most
        ? { vi: `Thừa tham số: ${args[most]}`, en: `One argument too many: ${args[most]}` }
        : null
  if (fault) throw new UsageFault(fault)
}
