/** What a PDF says of a piece of text: where it begins on the page, how wide it is, how large its letters are. */
export type Piece = {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly upright: boolean
}

/** Farther apart than this many letter sizes, two pieces of a line are two columns. */
const column = 2
/** Nearer than this, they are one word. */
const touching = 0.12

/**
 * Lines of a page from where its pieces stand, not from their order in the file: programs that lack letters in one font
 * take them from a second and write those behind the line ("Đ NG B … Ả Ộ"). Columns of a line are parted by a tab.
 */
export function linesOfPage(pieces: readonly Piece[]): string[] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = []
  const aside: string[] = []
  for (const piece of pieces) {
    if (piece.str === '') continue
    if (!piece.upright) {
      aside.push(piece.str)
      continue
    }
    const row = rows.findLast((one) => Math.abs(one.y - piece.y) < Math.max(one.size, piece.size) * 0.4)
    if (row === undefined) rows.push({ y: piece.y, size: piece.size, pieces: [piece] })
    else row.pieces.push(piece)
  }
  const lines = rows.toSorted((a, b) => b.y - a.y).map(({ pieces: row }) => lineOf(row))
  return [...lines, ...aside].map((line) => line.normalize('NFC').trimEnd()).filter((line) => line.trim() !== '')
}

function lineOf(row: readonly Piece[]): string {
  let line = ''
  let end: number | null = null
  for (const piece of row.toSorted((a, b) => a.x - b.x)) {
    if (piece.str.trim() === '' && piece.width > piece.size * column) continue
    const gap = end === null ? 0 : piece.x - end
    if (gap > piece.size * column) line = `${line.trimEnd()}\t`
    else if (gap > piece.size * touching && !/\s$/u.test(line) && !/^\s/u.test(piece.str)) line += ' '
    line += piece.str
    end = Math.max(end ?? -Infinity, piece.x + piece.width)
  }
  return line
}
