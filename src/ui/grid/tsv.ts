/** Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows. Pure. */

/** Cells of a copied block; quoted cells may hold tabs and line ends. The line end after the last row makes no row. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (text.charAt(i + 1) === '"') {
        cell += '"'
        i++
      } else isQuoted = false
    } else if (char === '"' && cell === '' && closes(text, i)) isQuoted = true
    else if (char === '\t') endCell()
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text.charAt(i + 1) === '\n') i++
      endCell()
      rows.push([])
    } else cell += char
  }
  if (cell !== '' || rows.at(-1)?.length !== 0) endCell()
  if (rows.at(-1)?.length === 0) rows.pop()
  return rows
}

/** Whether the quote at `from` begins a quoted cell: one that ends before a tab, a line end or the end. */
function closes(text: string, from: number): boolean {
  for (let i = from + 1; i < text.length; i++) {
    if (text.charAt(i) !== '"') continue
    if (text.charAt(i + 1) === '"') i++
    else return i + 1 === text.length || '\t\r\n'.includes(text.charAt(i + 1))
  }
  return false
}

/** A block for the clipboard. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const one = (cell: string): string => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((cells) => cells.map(one).join('\t')).join('\r\n')
}
