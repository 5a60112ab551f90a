import type { Column } from '#core/columns.ts'
import type { Lang } from '#core/phrases.ts'
import { columnsEn } from '#web/language/columns.ts'
import { formColumnsEn } from '#web/language/form-columns-en.ts'

/** The label of a file's column: Vietnamese stands with the column, English in language/form-columns-en.ts. */
export function columnLabel(file: string, column: Pick<Column, 'name' | 'vi'>, lang: Lang): string {
  return lang === 'vi' ? column.vi : (englishOf(file, column.name) ?? column.name.replaceAll('_', ' '))
}

/** The label of a field in which another fact is chosen by its name: that it is stored by its code is nobody's concern. */
export function chosenLabel(label: string): string {
  return label.replace(/^Mã (.)/u, (_, first: string) => first.toUpperCase())
}

/** English label of a column; undefined when nobody has given it one. */
export function englishOf(file: string, column: string): string | undefined {
  return formColumnsEn[`${file}.${column}`] ?? formColumnsEn[column] ?? columnsEn[column]
}
