/** How an order is told: who, through what, how much. */
import { formatCount } from '#core/phrases.ts'
import type { Lang } from '#core/phrases.ts'
import type { ReplyOf } from '#web/api.ts'
import type { Words } from '#web/language/vi.ts'
import { dossierFiles } from '../columns.ts'

type Row = ReplyOf<'listOrders'>['rows'][number]

/** Who wrote: the account's name, or in words whoever has none. */
export function whoText({ user_name: name, actor }: Pick<Row, 'user_name' | 'actor'>, t: Words): string {
  return name ?? t.kit.history.by[actor] ?? actor
}

export function doorText(door: string, t: Words): string {
  return t.kit.history.door[door] ?? door
}

/** A file as the Excel template names it; in English by its own name. */
export function fileText(name: string, lang: Lang): string {
  const file = dossierFiles.find((one) => one.name === name)
  const own = name.replaceAll('_', ' ')
  return lang === 'vi' ? (file?.vi ?? name) : `${own.charAt(0).toUpperCase()}${own.slice(1)}`
}

/** `12 Người, 3 Sinh hoạt`: versions by file. */
export function countsText(counts: Row['counts'], lang: Lang): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([file, count]) => `${fileText(file, lang)}: ${formatCount(count, lang)}`)
    .join(' · ')
}
