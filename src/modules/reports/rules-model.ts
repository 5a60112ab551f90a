/** The report before it has a look: what is said, in which order; the layout decides how it is set. */
export type Note = string

export type Run = {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  /** Key of a definition that is printed as a footnote behind this run. */
  readonly note?: Note
}

export type Block =
  /** 1: part (I, II …), 2: section (1, 2 …), 3: point (a, b …). */
  | { readonly type: 'heading'; readonly depth: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'text'; readonly runs: readonly Run[] }
  | { readonly type: 'item'; readonly runs: readonly Run[] }
  /** Only people can write this: dotted lines under a hint in brackets. */
  | { readonly type: 'fill'; readonly hint: string; readonly lines: number }

export type Align = 'left' | 'center' | 'right'

export type Column = {
  readonly label: string
  readonly align: Align
  /** Share of the table's width, relative to the other columns. */
  readonly width: number
  /** Neighbouring columns with the same group share a cell above their own heads. */
  readonly group?: string
}

export type AnnexTable = {
  /** Two digits, as in "Biểu 04". */
  readonly number: string
  readonly title: string
  readonly wide: boolean
  /** Least height of a row, in millimetres: room to write by hand. */
  readonly rowHeight?: number
  /** Rows whose first cell is filled are sums that open a group; they are set bold. */
  readonly grouped?: true
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** Last row, set bold. */
  readonly total: readonly string[] | null
  readonly notes: readonly string[]
  /** Said in place of a table without rows. */
  readonly empty: string
}

export type Head = {
  readonly superior: string | null
  readonly body: string
  readonly party: string
  readonly number: string
  readonly placeAndDate: string
  readonly kind: string
  readonly abstract: string
}

export type ReportModel = {
  readonly lang: 'vi' | 'en'
  readonly head: Head
  readonly blocks: readonly Block[]
  readonly sign: { readonly lines: readonly string[]; readonly post: string; readonly name: string }
  readonly recipients: { readonly title: string; readonly lines: readonly string[] }
  readonly annexTitle: string
  readonly annexSubtitle: string
  readonly annexes: readonly AnnexTable[]
  /** Texts of the definitions, by key. */
  readonly notes: Readonly<Record<Note, string>>
}

/** Plain text of runs, as read aloud. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}
