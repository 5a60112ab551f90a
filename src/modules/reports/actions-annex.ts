import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import { millimetres, paragraph, run, shape } from './actions-paragraphs.ts'
import type { Layout } from './rules-layout.ts'
import type { AnnexTable, Column, ReportModel } from './rules-model.ts'

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const sides = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** Neighbouring tables that share a page format. */
export function pagesOf(tables: readonly AnnexTable[], layout: Layout): { wide: boolean; tables: AnnexTable[] }[] {
  const pages: { wide: boolean; tables: AnnexTable[] }[] = []
  for (const table of tables) {
    const wide = layout.annexPages === 'landscape' || table.wide
    const last = pages.at(-1)
    if (last !== undefined && last.wide === wide) last.tables.push(table)
    else pages.push({ wide, tables: [table] })
  }
  return pages
}

/** Title of the whole annex. */
export function annexHead(model: ReportModel, layout: Layout): Paragraph[] {
  return [
    paragraph(model.annexTitle, layout.parts.annexTitle),
    paragraph(model.annexSubtitle, layout.parts.annexSubtitle),
  ]
}

/** One Biểu: its title, the table with repeated heads or the sentence that there is nothing, its notes. */
export function annexTable(table: AnnexTable, layout: Layout, lang: 'vi' | 'en', wide: boolean): (Paragraph | Table)[] {
  const { parts, words, page } = layout
  const title = paragraph(`${words.table[lang]} ${table.number}. ${table.title}`, parts.tableTitle, { keepNext: true })
  if (table.rows.length === 0) return [title, paragraph(table.empty, parts.tableNote)]
  const width = millimetres(wide ? page.height - 2 * page.bottom : page.width - page.left - page.right)
  const widths = spread(table.columns, width)
  const head = headRows(table.columns, widths, layout)
  const body = table.rows.map((row) =>
    bodyRow(row, table.columns, widths, layout, table.grouped === true && row[0] !== '', table.rowHeight),
  )
  const total = table.total === null ? [] : [bodyRow(table.total, table.columns, widths, layout, true)]
  return [
    title,
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
      rows: [...head, ...body, ...total],
    }),
    ...table.notes.map((note) => paragraph(note, parts.tableNote)),
  ]
}

function spread(columns: readonly Column[], width: number): number[] {
  const all = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((column.width * width) / all))
  widths[0] = (widths[0] ?? 0) + width - widths.reduce((sum, one) => sum + one, 0)
  return widths
}

function headRows(columns: readonly Column[], widths: readonly number[], layout: Layout): TableRow[] {
  const grouped = columns.some((column) => column.group !== undefined)
  const upper: TableCell[] = []
  const lower: TableCell[] = []
  columns.forEach((column, at) => {
    const width = widths[at] ?? 0
    if (column.group === undefined) {
      upper.push(headCell(column.label, width, layout, grouped ? { rowSpan: 2 } : {}))
      return
    }
    lower.push(headCell(column.label, width, layout))
    if (columns[at - 1]?.group === column.group) return
    let span = 1
    while (columns[at + span]?.group === column.group) span += 1
    const sum = widths.slice(at, at + span).reduce((total, one) => total + one, 0)
    upper.push(headCell(column.group, sum, layout, { columnSpan: span }))
  })
  const rows = [new TableRow({ tableHeader: true, cantSplit: true, children: upper })]
  if (grouped) rows.push(new TableRow({ tableHeader: true, cantSplit: true, children: lower }))
  return rows
}

function headCell(
  label: string,
  width: number,
  layout: Layout,
  span: { rowSpan?: number; columnSpan?: number } = {},
): TableCell {
  return new TableCell({
    ...span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 40, right: 40 },
    children: [paragraph(label, layout.parts.tableHead, { keepNext: true })],
  })
}

function bodyRow(
  row: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
  layout: Layout,
  bold: boolean,
  height?: number,
): TableRow {
  const part = layout.parts.tableCell
  return new TableRow({
    cantSplit: true,
    ...(height === undefined ? {} : { height: { value: millimetres(height), rule: HeightRule.ATLEAST } }),
    children: columns.map(
      (column, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          margins: { left: 60, right: 60 },
          children: [
            new Paragraph({
              ...shape(part),
              alignment: sides[column.align],
              children: [run(row[at] ?? '', part, { bold })],
            }),
          ],
        }),
    ),
  })
}
