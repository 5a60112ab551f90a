/** Papers about personal data in the layout of Party documents (domain.md §3.2): head, title, text, tables, signatures. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)
const page = { width: mm(210), height: mm(297), left: mm(30), right: mm(15), top: mm(20), bottom: mm(20) }
/** Width of the text in twips. */
const width = page.width - page.left - page.right
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

type Look = { readonly bold?: boolean; readonly italic?: boolean; readonly size?: number; readonly centred?: boolean }
export type Piece = Paragraph | Table

function line(text: string, { bold = false, italic = false, size = 14, centred = true }: Look = {}): Paragraph {
  return new Paragraph({
    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
    children: [new TextRun({ text, bold, italics: italic, size: size * 2 })],
  })
}

/** A paragraph of the text: justified, its first line set in. */
export function text(words: string, bold = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    spacing: { before: 120, line: 276 },
    indent: { firstLine: mm(10) },
    keepNext: bold,
    children: [new TextRun({ text: words, bold, size: 28 })],
  })
}

function columns(shares: readonly number[], cells: readonly (readonly Paragraph[])[]): Table {
  const total = shares.reduce((sum, one) => sum + one, 0)
  const widths = shares.map((one) => Math.round((width * one) / total))
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, at) =>
            new TableCell({ width: { size: widths[at] ?? 0, type: WidthType.DXA }, borders: noBorders, children }),
        ),
      }),
    ],
  })
}

/** Issuer on the left, the Party's title on the right, then the kind of paper and what it is about. */
export function head(of: { issuer: string; dated: string; kind: string; about: string }): Piece[] {
  const party = new Paragraph({
    alignment: AlignmentType.CENTER,
    border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 1, color: '000000' } },
    children: [new TextRun({ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', bold: true, size: 30 })],
  })
  return [
    columns(
      [5, 6],
      [
        [line(of.issuer.toUpperCase(), { bold: true }), line('*'), line('Số:        -BB')],
        [party, line(of.dated, { italic: true })],
      ],
    ),
    new Paragraph({ spacing: { before: 360 }, children: [] }),
    line(of.kind.toUpperCase(), { bold: true, size: 16 }),
    line(of.about, { bold: true }),
    line('_______', { size: 8 }),
  ]
}

/** A ruled table; its first row is the header and stands on every page. */
export function table(shares: readonly number[], rows: readonly (readonly string[])[]): Table {
  const total = shares.reduce((sum, one) => sum + one, 0)
  const widths = shares.map((one) => Math.round((width * one) / total))
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: cells.map(
            (cell, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                margins: { left: 70, right: 70, top: 30, bottom: 30 },
                children: [line(cell, { bold: at === 0, size: 11, centred: at === 0 })],
              }),
          ),
        }),
    ),
  })
}

/** Places for signatures side by side; names are written by hand. */
export function signatures(places: readonly string[]): Piece[] {
  return [
    new Paragraph({ spacing: { before: 360 }, keepNext: true, children: [] }),
    columns(
      places.map(() => 1),
      places.map((place) => [line(place.toUpperCase(), { bold: true }), line('(ký, ghi rõ họ tên)', { italic: true })]),
    ),
  ]
}

/** The file. */
export async function paper(title: string, children: readonly Piece[]): Promise<Buffer> {
  const { width: w, height, left, right, top, bottom } = page
  return Packer.toBuffer(
    new Document({
      creator: 'Quán Triệt',
      title,
      styles: {
        default: { document: { run: { font: 'Times New Roman', size: 28, language: { value: 'vi-VN' } } } },
      },
      sections: [
        {
          properties: { page: { size: { width: w, height }, margin: { left, right, top, bottom } } },
          children: [...children],
        },
      ],
    }),
  )
}
