/** The official list of who is convened as a .docx, unsigned, its number left open (domain.md §3.2). */
import { Document, Header, Packer, Paragraph } from 'docx'
import { annexTable } from '#modules/reports/actions-annex.ts'
import { numbered, page } from '#modules/reports/actions-document.ts'
import { closing, head } from '#modules/reports/actions-head.ts'
import { readLayout } from '#modules/reports/actions-layout.ts'
import { blockParagraphs } from '#modules/reports/actions-paragraphs.ts'
import { listModel } from './rules-list.ts'
import type { ListFacts } from './rules-list.ts'

export async function buildList(facts: ListFacts): Promise<Buffer> {
  const layout = await readLayout()
  const { model, tables } = listModel(facts, layout)
  const notes = { order: [] }
  const document = new Document({
    creator: 'Quán Triệt',
    title: `${model.head.kind}: ${model.head.abstract}`,
    styles: {
      default: {
        document: {
          run: { font: layout.font, size: Math.round(layout.parts.text.size * 2), language: { value: 'vi-VN' } },
        },
      },
    },
    sections: [
      {
        properties: { ...page(layout, false), titlePage: layout.page.numberFrom > 1 },
        headers: { default: numbered(layout), first: new Header({ children: [new Paragraph({})] }) },
        children: [
          ...head(model, layout),
          ...model.blocks.flatMap((block) => blockParagraphs(block, layout, notes)),
          // a table of a report's annex, without the number above it
          ...tables.flatMap((one) => [
            ...blockParagraphs(one.heading, layout, notes),
            ...annexTable(one.table, layout, 'vi', false).slice(1),
          ]),
          ...closing(model, layout),
        ],
      },
    ],
  })
  return await Packer.toBuffer(document)
}
