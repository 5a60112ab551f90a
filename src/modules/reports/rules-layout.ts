import { z } from 'zod'

const both = z.strictObject({ vi: z.string(), en: z.string() })
const millimetres = z.number().min(0).max(100)
const size = z.number().min(6).max(30)

const part = z.strictObject({
  size,
  bold: z.boolean().default(false),
  italic: z.boolean().default(false),
  upper: z.boolean().default(false),
  align: z.enum(['left', 'center', 'right', 'both']).default('left'),
  /** Points before and after. */
  before: z.number().min(0).default(0),
  after: z.number().min(0).default(0),
  /** Indent of the first line in millimetres. */
  indent: millimetres.default(0),
  /** Multiple of single line spacing. */
  line: z.number().min(0.8).max(3).default(1),
})
export type Part = z.infer<typeof part>

/**
 * `match` is a regular expression on the unit's name; in the texts `$1` is its first group and `$&` the place with its
 * kind ("xã Bình Minh"). First match wins.
 */
const body = z.strictObject({
  match: z.string(),
  body: both,
  symbol: z.string(),
  /** Place of the date line; '' leaves dots. */
  place: z.string(),
  sign: both,
  lead: both,
  office: both,
})

/** An official layout as data: domain.md §3 (every dimension and font size is data, not code). */
export const layoutShape = z.strictObject({
  name: z.string(),
  page: z.strictObject({
    width: z.number(),
    height: z.number(),
    top: millimetres,
    bottom: millimetres,
    left: millimetres,
    right: millimetres,
    /** From the upper edge to the page number. */
    header: millimetres,
    numberFrom: z.number().int().min(1),
  }),
  font: z.string(),
  /** Rule under the Party's title: how far it stays from the column's edges, millimetres. */
  ruleInset: millimetres,
  /** `mixed` turns the page for wide tables only; `landscape` for the whole annex, which wastes fewer pages. */
  annexPages: z.enum(['mixed', 'landscape']),
  /** What stands for the superior in the head: the area (Đảng bộ huyện …) or its body (Huyện ủy …). */
  superiorAs: z.enum(['area', 'body']),
  headColumns: z.tuple([z.number().positive(), z.number().positive()]),
  signColumns: z.tuple([z.number().positive(), z.number().positive()]),
  parts: z.strictObject({
    party: part,
    superior: part,
    body: part,
    star: part,
    number: part,
    date: part,
    kind: part,
    abstract: part,
    heading1: part,
    heading2: part,
    heading3: part,
    text: part,
    item: part,
    fill: part,
    sign: part,
    post: part,
    signName: part,
    recipientsTitle: part,
    recipients: part,
    annexTitle: part,
    annexSubtitle: part,
    tableTitle: part,
    tableHead: part,
    tableCell: part,
    tableNote: part,
    footnote: part,
    pageNumber: part,
  }),
  words: z.strictObject({
    party: both,
    number: both,
    kind: both,
    dateLine: both,
    dots: z.string(),
    post: both,
    signName: both,
    recipientsTitle: both,
    annexTitle: both,
    table: both,
    end: z.string(),
  }),
  bodies: z.array(body).min(1),
  /** Levels empty: all; `from`/`to`: days of the report on which the line is right. */
  recipients: z.array(
    z.strictObject({
      text: both,
      levels: z.array(z.string()),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
  ),
  /** Qualitative words by their least share in percent, from the highest. */
  qualities: z.array(z.strictObject({ from: z.number().min(0).max(100), words: both })).min(1),
  /** Most units named in a sentence; the rest are in the annex. */
  named: z.number().int().min(1),
  /** Most own conferences told one by one. */
  told: z.number().int().min(1),
})
export type Layout = z.infer<typeof layoutShape>
export type Body = Layout['bodies'][number]

/** Reads a layout and says what is wrong with it: a zod error names each path. */
export function parseLayout(value: unknown): Layout {
  const layout = layoutShape.parse(value)
  const falling = layout.qualities.every((one, at) => at === 0 || one.from < layout.qualities[at - 1]!.from)
  if (!falling) throw new Error('layout: qualities must fall from the highest share')
  for (const one of layout.bodies) new RegExp(one.match, 'u')
  return layout
}

/** The body that speaks for a unit, by the unit's name; names are compared in NFC and with both spellings of ủy. */
export function bodyOf(name: string, layout: Layout): { body: Body; group: string } {
  const plain = name.normalize('NFC').replaceAll('uỷ', 'ủy').replaceAll('Uỷ', 'Ủy').trim()
  for (const body of layout.bodies) {
    const found = new RegExp(body.match, 'u').exec(plain)
    if (found) return { body, group: found[1] ?? plain }
  }
  throw new Error('layout: the last body must match any name')
}

/** Name of the body that speaks for a unit: "Huyện ủy Đông Triều". */
export function bodyName(name: string, layout: Layout, lang: 'vi' | 'en'): string {
  const { body, group } = bodyOf(name, layout)
  return body.body[lang].replace('$1', () => group).replace('$&', () => placeName(name))
}

/** The territory's own name with its kind: "xã Bình Minh" out of "Đảng bộ xã Bình Minh". */
export function placeName(name: string): string {
  const bare = name.normalize('NFC').replace(/^Đảng (?:bộ|ủy|uỷ) /u, '')
  return bare.charAt(0).toLocaleLowerCase('vi') + bare.slice(1)
}
