/** Rows of somebody’s sheet as rows of dossier files. */
import type { DossierFile } from '#core/columns.ts'
import { withCapitals, readLetters } from '#platform/sheets/letters.ts'
import { isMadeCode, sheetColumns } from './rules-sheet.ts'
import { tidyCell } from './rules-sheet-rows.ts'
import type { Corrections, SheetSettings } from './rules-sheet.ts'

/** How one file's cells are made of a sheet's row. */
export type FileReading = {
  readonly header: readonly string[]
  /** Null for a row above, one that says nothing, or one that is left out. */
  readonly read: (row: number, cells: readonly string[]) => string[] | null
}

/** `codeOf` makes the code of the person in a row. */
export function readingOf(
  settings: SheetSettings,
  file: DossierFile,
  corrections: Corrections,
  codeOf: (row: number) => string,
): FileReading {
  const columns = settings.columns.filter((one) => one.file === file.name)
  const used = [...new Set(settings.columns.map(({ at }) => at))]
  const constants = new Map(
    settings.constants.filter((one) => one.file === file.name).map(({ column, value }) => [column, value]),
  )
  const header = sheetColumns(file)
    .map(({ name }) => name)
    .filter(
      (name) =>
        constants.has(name) ||
        columns.some(({ column }) => column === name) ||
        (settings.make_codes && isMadeCode(file.name, name)),
    )
  const byName = new Map(sheetColumns(file).map((column) => [column.name, column]))
  const tidied = (name: string, cell: string): string => {
    const column = byName.get(name)
    return column === undefined ? cell : tidyCell(column, cell)
  }
  const places = header.map((name) => columns.find(({ column }) => column === name)?.at ?? -1)
  const isName = header.map((name) => name === 'full_name' && settings.letters === 'tcvn3')
  return {
    header,
    read: (row, cells) => {
      const correction = corrections[row]
      const isBlank = correction === undefined && used.every((at) => (cells[at] ?? '').trim() === '')
      if (isBlank || row <= settings.header_row || correction?.out === true) return null
      return header.map((name, i) => {
        const at = places[i] ?? -1
        const own = at < 0 ? null : readLetters(cells[at] ?? '', settings.letters)
        const corrected = correction?.cells?.[`${file.name}.${name}`]
        if (corrected !== undefined) return tidied(name, corrected)
        if (own !== null) return tidied(name, isName[i] ? withCapitals(own) : own)
        const constant = constants.get(name)
        return constant === undefined ? codeOf(row) : tidied(name, constant)
      })
    },
  }
}
