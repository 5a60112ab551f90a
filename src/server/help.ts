import { globalOptions } from './command-line.ts'
import type { Command, Lang, Option } from './command.ts'

const words = {
  vi: { usage: 'Cách dùng', commands: 'Các lệnh', options: 'Tùy chọn', all: 'Tùy chọn chung', more: 'Xem từng lệnh' },
  en: {
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    all: 'Options of every command',
    more: 'Each command',
  },
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n')
}

function optionRows(options: readonly Option[], lang: Lang): string {
  return table(options.map(({ name, value, help }) => [`--${name}${value ? ` ${value}` : ''}`, help[lang]] as const))
}

/** What the program is and all its commands. */
export function overview(commands: readonly Command[], lang: Lang): string {
  const say = words[lang]
  const title =
    lang === 'vi'
      ? 'Quán Triệt: tổ chức đợt học tập, quán triệt nghị quyết từ văn bản đến báo cáo.'
      : 'Quán Triệt: runs a resolution-study campaign from its texts to its report.'
  return [
    title,
    '',
    `${say.usage}: quantriet LỆNH ...`.replace('LỆNH', lang === 'vi' ? 'LỆNH' : 'COMMAND'),
    '',
    `${say.commands}:`,
    table(commands.map(({ name, summary }) => [name, summary[lang]] as const)),
    '',
    `${say.all}:`,
    optionRows(globalOptions, lang),
    '',
    `${say.more}: quantriet ${lang === 'vi' ? 'LỆNH' : 'COMMAND'} --help`,
  ].join('\n')
}

/** How one command is used. */
export function commandHelp(command: Command, lang: Lang): string {
  const say = words[lang]
  const own = command.options.length > 0 ? ['', `${say.options}:`, optionRows(command.options, lang)] : []
  return [
    command.summary[lang],
    '',
    usageLine(command, lang),
    ...(command.details ? ['', command.details[lang]] : []),
    ...own,
    '',
    `${say.all}:`,
    optionRows(globalOptions, lang),
  ].join('\n')
}

/** The line that a faulty call is answered with. */
export function usageLine(command: Command, lang: Lang): string {
  return `${words[lang].usage}: quantriet ${command.name}${command.usage ? ` ${command.usage}` : ''}`
}
