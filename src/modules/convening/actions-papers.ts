/** Papers about a session's people as .docx: each a page or more of its own, in the Party layout, unsigned. */
import { Document, Header, Packer, PageBreak, Paragraph } from 'docx'
import type { Table } from 'docx'
import { annexTable } from '#modules/reports/actions-annex.ts'
import { numbered, page } from '#modules/reports/actions-document.ts'
import { closing, head } from '#modules/reports/actions-head.ts'
import { readLayout } from '#modules/reports/actions-layout.ts'
import { blockParagraphs } from '#modules/reports/actions-paragraphs.ts'
import type { Layout } from '#modules/reports/rules-layout.ts'
import type { ReportModel } from '#modules/reports/rules-model.ts'
import type { Paper } from './rules-papers.ts'

/** One file out of papers, each beginning on a new page. */
export async function buildPapers(title: string, papersOf: (layout: Layout) => readonly Paper[]): Promise<Buffer> {
  const layout = await readLayout()
  const size = Math.round(layout.parts.text.size * 2)
  const children = papersOf(layout).flatMap((paper, i) => [
    ...(i === 0 ? [] : [new Paragraph({ children: [new PageBreak()] })]),
    ...paperOf(paper, layout),
  ])
  const document = new Document({
    creator: 'Quán Triệt',
    title,
    styles: { default: { document: { run: { font: layout.font, size, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { ...page(layout, false), titlePage: layout.page.numberFrom > 1 },
        headers: { default: numbered(layout), first: new Header({ children: [new Paragraph({})] }) },
        children,
      },
    ],
  })
  return await Packer.toBuffer(document)
}

function paperOf({ model, tables, after = [] }: Paper, layout: Layout): (Paragraph | Table)[] {
  const notes = { order: [] }
  const said = (blocks: ReportModel['blocks']) => blocks.flatMap((block) => blockParagraphs(block, layout, notes))
  return [
    ...head(model, layout),
    ...said(model.blocks),
    // a table of a report's annex, without the number above it
    ...tables.flatMap(({ heading, table }) => [
      ...(heading === null ? [] : said([heading])),
      ...annexTable(table, layout, 'vi', false).slice(1),
    ]),
    ...said(after),
    ...closing(model, layout),
  ]
}
