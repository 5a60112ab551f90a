/** The letter of invitation as a .docx, unsigned, its number left open. */
import { Document, Header, Packer, Paragraph } from 'docx'
import { numbered, page } from '#modules/reports/actions-document.ts'
import { closing, head } from '#modules/reports/actions-head.ts'
import { readLayout } from '#modules/reports/actions-layout.ts'
import { blockParagraphs } from '#modules/reports/actions-paragraphs.ts'
import { letterModel } from './rules-letter.ts'
import type { LetterFacts } from './rules-letter.ts'

export async function buildLetter(facts: LetterFacts): Promise<Buffer> {
  const layout = await readLayout()
  const model = letterModel(facts, layout)
  const notes = { order: [] }
  const size = Math.round(layout.parts.text.size * 2)
  const document = new Document({
    creator: 'Quán Triệt',
    title: model.head.kind,
    styles: { default: { document: { run: { font: layout.font, size, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { ...page(layout, false), titlePage: layout.page.numberFrom > 1 },
        headers: { default: numbered(layout), first: new Header({ children: [new Paragraph({})] }) },
        children: [
          ...head(model, layout),
          ...model.blocks.flatMap((block) => blockParagraphs(block, layout, notes)),
          ...closing(model, layout),
        ],
      },
    ],
  })
  return await Packer.toBuffer(document)
}
