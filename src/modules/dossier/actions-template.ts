/** The empty workbook that a user downloads, fills in and imports (interchange.md). */
import { open } from 'node:fs/promises'
import type { DossierFile } from '#core/columns.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { BookColumn, BookSheet } from '#platform/sheets/write-xlsx.ts'
import { dossierFiles } from './columns.ts'
import { dropDown, formatOf, instructions, templateColumns, widthOf } from './rules-template.ts'

const choiceSheet = 'Danh mục'

/** Each different set of labels once, a column each; drop-downs point there, since labels may hold commas. */
class Choices {
  readonly lists: (readonly string[])[] = []
  rangeOf(labels: readonly string[]): string {
    let at = this.lists.findIndex((list) => list.join('|') === labels.join('|'))
    if (at < 0) at = this.lists.push(labels) - 1
    const column = `$${at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}`
    return `'${choiceSheet}'!${column}$2:${column}$${labels.length + 1}`
  }
}

async function* rowsOf(rows: readonly (readonly string[])[]): AsyncGenerator<readonly (readonly string[])[]> {
  yield rows
}

function fileSheet(file: DossierFile, levels: readonly string[], choices: Choices): BookSheet {
  const columns = templateColumns(file)
  return {
    name: file.vi,
    header: columns.map((column) => column.vi),
    columns: columns.map((column): BookColumn => {
      const labels = dropDown(column, levels)
      return {
        width: widthOf(column),
        format: formatOf(column),
        header: column.required ? 'must' : 'head',
        ...(labels ? { offers: choices.rangeOf(labels) } : {}),
      }
    }),
    batches: rowsOf([]),
  }
}

function instructionSheet(levels: readonly string[]): BookSheet {
  const [title = [], ...rows] = instructions(dossierFiles, levels)
  return {
    name: 'Hướng dẫn',
    header: title,
    columns: [26, 28, 12, 60, 44, 26].map((width, index) => ({
      width,
      format: index > 2 ? 'wrap' : 'text',
      header: 'title',
    })),
    batches: rowsOf(rows),
  }
}

function choiceSheetOf(choices: Choices): BookSheet {
  const height = Math.max(...choices.lists.map((list) => list.length))
  const rows = Array.from({ length: height }, (_, row) => choices.lists.map((list) => list[row] ?? ''))
  return {
    name: choiceSheet,
    hidden: true,
    header: choices.lists.map((_list, index) => `Danh mục ${index + 1}`),
    batches: rowsOf(rows),
  }
}

/** Writes the template to a new file; `levels` are the realm's from the top. */
export async function writeTemplate(path: string, { levels }: { readonly levels: readonly string[] }): Promise<void> {
  const choices = new Choices()
  const files = dossierFiles.map((file) => fileSheet(file, levels, choices))
  const handle = await open(path, 'wx', 0o644)
  try {
    await writeXlsx(handle, [instructionSheet(levels), ...files, choiceSheetOf(choices)])
  } finally {
    await handle.close()
  }
}
