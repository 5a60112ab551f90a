/**
 * RFC 4180 records out of text that comes in chunks. Lines without quotes, nearly all of them, are split by the
 * engine's own search; only lines with quotes are walked.
 */

export type CsvRecord = { readonly cells: string[]; readonly broken?: undefined }
/** Why a record is broken; after `open` and `after` nothing behind it can be trusted. */
export type BrokenRecord = { readonly broken: 'open' | 'after' | 'inside' | 'long'; readonly cells?: undefined }

/** Longest record, in characters: a quote that is never closed must not swallow the file. */
export const longestRecord = 4_000_000

export type RecordReader = {
  readonly push: (text: string) => void
  /** Next record, or null when more text is needed (or, after the last, when there is none). */
  readonly next: (last: boolean) => CsvRecord | BrokenRecord | null
}

/** The delimiter that a header line shows: whichever of `,` `;` and tab stands there most often outside quotes. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/gu, '')
  const count = (char: string): number => bare.split(char).length - 1
  return [';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best), ',')
}

/** Reads records with one delimiter and one line end (`\n`, before which a `\r` is dropped, or a lone `\r`). */
export function recordReader(delimiter: string, lineEnd: '\n' | '\r'): RecordReader {
  let text = ''
  let at = 0

  function quoted(last: boolean): CsvRecord | BrokenRecord | null {
    const cells: string[] = []
    let pos = at
    for (;;) {
      let cell = ''
      if (text[pos] === '"') {
        pos++
        for (;;) {
          const close = text.indexOf('"', pos)
          if (close < 0) return last ? { broken: 'open' } : null
          cell += text.slice(pos, close)
          pos = close + 1
          if (text[pos] !== '"') break
          cell += '"'
          pos++
        }
        if (pos >= text.length && !last) return null
        if (text[pos] === '\r' && lineEnd === '\n') {
          if (pos + 1 >= text.length && !last) return null
          if (text[pos + 1] === '\n' || pos + 1 >= text.length) pos++
        }
        if (pos < text.length && text[pos] !== delimiter && text[pos] !== lineEnd) return { broken: 'after' }
      } else {
        let end = pos
        while (end < text.length && text[end] !== delimiter && text[end] !== lineEnd) end++
        if (end >= text.length && !last) return null
        cell = text.slice(pos, end)
        if (text[end] !== delimiter && cell.endsWith('\r')) cell = cell.slice(0, -1)
        pos = end
        if (cell.includes('"')) {
          const line = text.indexOf(lineEnd, pos)
          if (line < 0 && !last) return null
          at = line < 0 ? text.length : line + 1
          return { broken: 'inside' }
        }
      }
      cells.push(cell)
      if (text[pos] !== delimiter) break
      pos++
    }
    at = Math.min(pos + 1, text.length)
    return { cells }
  }

  return {
    push(more) {
      text = text.slice(at) + more
      at = 0
    },
    next(last) {
      if (at >= text.length) return null
      const line = text.indexOf(lineEnd, at)
      const end = line < 0 ? text.length : line
      const part = text.slice(at, end)
      if (part.includes('"')) {
        const record = quoted(last)
        return record === null && text.length - at > longestRecord ? { broken: 'long' } : record
      }
      if (line < 0 && !last) return text.length - at > longestRecord ? { broken: 'long' } : null
      at = Math.min(end + 1, text.length)
      return { cells: (part.charCodeAt(part.length - 1) === 13 ? part.slice(0, -1) : part).split(delimiter) }
    },
  }
}
