/**
 * Formula-looking text in CSV (interchange.md, General rules): a spreadsheet runs a cell that begins with one of
 * these, so the writer puts `'` before it and the reader takes exactly that away. A text that really begins with
 * `'=` gets a second `'`, so the way out and back changes nothing. Workbooks need no guard: their cells are strings.
 */
const starters = '=+-@\t\r＝＋－＠'

/** Whether the text, after any number of `'`, begins like a formula. */
function startsLikeFormula(text: string): number {
  let quotes = 0
  while (text.charCodeAt(quotes) === 39) quotes++
  return quotes < text.length && starters.includes(text.charAt(quotes)) ? quotes : -1
}

/** The text as a CSV cell that no spreadsheet runs. */
export function guardFormula(text: string): string {
  return startsLikeFormula(text) < 0 ? text : `'${text}`
}

/** Undoes {@link guardFormula}; any other text is left as it is. */
export function unguardFormula(cell: string): string {
  return cell.charCodeAt(0) === 39 && startsLikeFormula(cell) > 0 ? cell.slice(1) : cell
}
