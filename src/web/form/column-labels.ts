import type { Column } from '#core/columns.ts'
import type { Lang } from '#core/phrases.ts'
import { columnsEn } from '#web/language/columns.ts'

/** The heading of a column: Vietnamese stands with the column, English in language/columns.ts. */
export function columnLabel(column: Pick<Column, 'name' | 'vi'>, lang: Lang): string {
  return lang === 'vi' ? column.vi : (columnsEn[column.name] ?? column.name.replaceAll('_', ' '))
}
