import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx'
import { millimetres, paragraph, run, shape } from './actions-paragraphs.ts'
import type { Layout } from './rules-layout.ts'
import type { ReportModel } from './rules-model.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const borderless = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** Width of the text on an upright page, in twips. */
export function textWidth(layout: Layout): number {
  return millimetres(layout.page.width - layout.page.left - layout.page.right)
}

/** Issuer on the left, the Party's title on the right, number and date below (domain.md §3.2). */
export function head(model: ReportModel, layout: Layout): (Paragraph | Table)[] {
  const { parts } = layout
  const { head: said } = model
  const rule = millimetres(layout.ruleInset)
  return [
    twoColumns(layout, layout.headColumns, [
      [
        [
          ...(said.superior === null ? [] : [paragraph(said.superior, parts.superior)]),
          paragraph(said.body, parts.body),
          paragraph('*', parts.star),
        ],
        [
          new Paragraph({
            ...shape(parts.party),
            indent: { left: rule, right: rule },
            border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 1, color: '000000' } },
            children: [run(said.party, parts.party)],
          }),
        ],
      ],
      [[paragraph(said.number, parts.number)], [paragraph(said.placeAndDate, parts.date)]],
    ]),
    paragraph(said.kind, parts.kind, { keepNext: true }),
    paragraph(said.abstract, { ...parts.abstract, after: 0 }, { keepNext: true }),
    paragraph('_______', { ...parts.abstract, size: 8, bold: false }),
  ]
}

/** Recipients on the left, the signature on the right; never torn over two pages. */
export function closing(model: ReportModel, layout: Layout): (Paragraph | Table)[] {
  const { parts } = layout
  const { recipients, sign } = model
  return [
    new Paragraph({ spacing: { before: 240 }, keepNext: true, children: [] }),
    twoColumns(layout, layout.signColumns, [
      [
        [
          new Paragraph({ ...shape(parts.recipientsTitle), children: [run(recipients.title, parts.recipientsTitle)] }),
          ...recipients.lines.map((line) => paragraph(line, parts.recipients)),
        ],
        [
          ...sign.lines.map((line) => paragraph(line, parts.sign)),
          paragraph(sign.post, parts.post),
          paragraph(sign.name, parts.signName),
        ],
      ],
    ]),
  ]
}

function twoColumns(
  layout: Layout,
  shares: readonly [number, number],
  rows: readonly (readonly [Paragraph[], Paragraph[]])[],
): Table {
  const width = textWidth(layout)
  const left = Math.round((width * shares[0]) / (shares[0] + shares[1]))
  const widths = [left, width - left]
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: borderless,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                margins: { left: 40, right: 40 },
                verticalAlign: VerticalAlign.TOP,
                borders: { top: none, bottom: none, left: none, right: none },
                children,
              }),
          ),
        }),
    ),
  })
}
