import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import { annexHead, annexTable, pagesOf } from './actions-annex.ts'
import { closing, head } from './actions-head.ts'
import { blockParagraphs, type Footnotes, millimetres, paragraph } from './actions-paragraphs.ts'
import type { Lang, ReportFacts } from './rules-facts.ts'
import type { Layout } from './rules-layout.ts'
import type { ReportModel } from './rules-model.ts'
import { reportModel } from './rules-report.ts'

/**
 * The official report as a .docx: unsigned, number and date left open for the office (domain.md §6.3). What it says is
 * reportModel's; how it looks is the layout's.
 */
export async function buildReport(facts: ReportFacts, layout: Layout, lang: Lang): Promise<Buffer> {
  return await Packer.toBuffer(documentOf(reportModel(facts, layout, lang), layout))
}

function documentOf(model: ReportModel, layout: Layout): Document {
  const notes: Footnotes = { order: [] }
  const body = model.blocks.flatMap((block, at) =>
    blockParagraphs(block, layout, notes, at === model.blocks.length - 1),
  )
  const main: ISectionOptions = {
    properties: { ...page(layout, false), titlePage: layout.page.numberFrom > 1 },
    headers: { default: numbered(layout), first: new Header({ children: [new Paragraph({})] }) },
    children: [...head(model, layout), ...body, ...closing(model, layout)],
  }
  const annex = pagesOf(model.annexes, layout).map((pages, at): ISectionOptions => ({
    properties: { ...page(layout, pages.wide), type: SectionType.NEXT_PAGE },
    headers: { default: numbered(layout) },
    children: [
      ...(at === 0 ? annexHead(model, layout) : []),
      ...pages.tables.flatMap((table) => annexTable(table, layout, model.lang, pages.wide)),
    ],
  }))
  return new Document({
    creator: 'Quán Triệt',
    title: `${model.head.kind} ${model.head.abstract}`,
    styles: {
      default: {
        document: {
          run: {
            font: layout.font,
            size: Math.round(layout.parts.text.size * 2),
            language: { value: model.lang === 'vi' ? 'vi-VN' : 'en-GB' },
          },
        },
      },
    },
    footnotes: Object.fromEntries(
      notes.order.map((key, at) => [
        at + 1,
        { children: [paragraph(` ${model.notes[key] ?? ''}`, layout.parts.footnote)] },
      ]),
    ),
    sections: [main, ...annex],
  })
}

/** Size and margins of a page, upright or turned. */
export function page(layout: Layout, wide: boolean): NonNullable<ISectionOptions['properties']> {
  const { page: of } = layout
  const mm = millimetres
  // turned, the bound side lies on top; both ends keep the narrow margin
  const margin = wide
    ? { top: mm(of.top), bottom: mm(of.right), left: mm(of.bottom), right: mm(of.bottom) }
    : { top: mm(of.top), bottom: mm(of.bottom), left: mm(of.left), right: mm(of.right) }
  return {
    page: {
      size: {
        width: mm(of.width),
        height: mm(of.height),
        orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: { ...margin, header: mm(of.header) },
    },
  }
}

/** Header with the page number centred on top. */
export function numbered(layout: Layout): Header {
  const { pageNumber } = layout.parts
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: Math.round(pageNumber.size * 2) })],
      }),
    ],
  })
}
