import {
  AlignmentType,
  FootnoteReferenceRun,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  TabStopType,
  TextRun,
} from 'docx'
import type { Layout, Part } from './rules-layout.ts'
import type { Block, Run } from './rules-model.ts'

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.BOTH,
} as const

/** Footnotes in order of first use; a definition is printed once, at the first number that needs it. */
export type Footnotes = { readonly order: string[] }

/** Text that any XML reader takes: no control characters, no half surrogates, line breaks as blanks. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(/[^\P{Cc}\t]|[\uFFFE\uFFFF]/gu, '')
}

/** Twips of millimetres, rounded: docx's own conversion cuts them off. */
export const millimetres = (n: number): number => Math.round((n * 1440) / 25.4)

/** Twips of a number of points. */
export const points = (n: number): number => Math.round(n * 20)

/** Paragraph options of a part of the layout. */
export function shape(part: Part): IParagraphOptions {
  return {
    alignment: alignments[part.align],
    spacing: {
      before: points(part.before),
      after: points(part.after),
      line: Math.round(part.line * 240),
      lineRule: 'auto',
    },
    ...(part.indent > 0 ? { indent: { firstLine: millimetres(part.indent) } } : {}),
  }
}

/** One run in the hand of a part. */
export function run(text: string, part: Part, more: { bold?: boolean; italic?: boolean } = {}): TextRun {
  const shown = plain(text)
  return new TextRun({
    text: part.upper ? shown.toLocaleUpperCase('vi') : shown,
    size: Math.round(part.size * 2),
    bold: more.bold ?? part.bold,
    italics: more.italic ?? part.italic,
  })
}

/** A paragraph of one part. */
export function paragraph(text: string, part: Part, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...shape(part), ...more, children: [run(text, part)] })
}

/** The paragraphs of a block of the report's text. `last`: the signature follows, which never stands alone on a page. */
export function blockParagraphs(block: Block, layout: Layout, notes: Footnotes, last = false): Paragraph[] {
  const { parts } = layout
  switch (block.type) {
    case 'heading': {
      const part = [parts.heading1, parts.heading2, parts.heading3][block.depth - 1] ?? parts.heading3
      return [paragraph(block.text, part, { keepNext: true, outlineLevel: block.depth - 1 })]
    }
    case 'text':
    case 'item': {
      const part = block.type === 'text' ? parts.text : parts.item
      return [
        new Paragraph({
          ...shape(part),
          keepNext: last,
          keepLines: last,
          children: block.runs.flatMap((one) => runs(one, part, notes)),
        }),
      ]
    }
    case 'fill':
      return [
        paragraph(`[${block.hint}]`, parts.fill, { keepNext: true }),
        ...Array.from({ length: block.lines }, (_, at) => dots(layout, at < block.lines - 1)),
      ]
  }
}

function runs(one: Run, part: Part, notes: Footnotes): ParagraphChild[] {
  const children: ParagraphChild[] = [
    run(one.text, part, { ...(one.bold ? { bold: true } : {}), ...(one.italic ? { italic: true } : {}) }),
  ]
  if (one.note !== undefined && !notes.order.includes(one.note)) {
    notes.order.push(one.note)
    children.push(new FootnoteReferenceRun(notes.order.length))
  }
  return children
}

/** A dotted line across the text to write on. */
function dots(layout: Layout, keepNext: boolean): Paragraph {
  const { page, parts } = layout
  const width = millimetres(page.width - page.left - page.right)
  return new Paragraph({
    ...shape(parts.fill),
    keepNext,
    indent: { firstLine: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: width, leader: 'dot' }],
    children: [new TextRun({ text: '\t', size: Math.round(parts.fill.size * 2) })],
  })
}
