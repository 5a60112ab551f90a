import { unescapeXml } from '../sheets/zip-guard.ts'

/** Parts of a .docx that hold text a reader sees. */
export const isTextPart = (part: string): boolean => /^word\/(?:document|header\d*|footer\d*)\.xml$/u.test(part)

/**
 * The lines of one part, in order of the file: a paragraph, a cell, a text box each its own. Written for the head of a
 * paper, where a mark stands in a frame or a running head that readers of the body alone pass over.
 */
export function linesOfPart(xml: string): string[] {
  const lines: string[] = []
  let line = ''
  // what was deleted with changes tracked (w:delText) is no text of the paper
  for (const [tag, , text] of xml.matchAll(
    /<w:t(\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|ptab)\b[^>]*\/>|<w:(?:br|cr)\b[^>]*\/>|<\/?w:p[\s>/]/gu,
  )) {
    if (text !== undefined) line += unescapeXml(text)
    else if (/^<w:p?tab/u.test(tag)) line += '\t'
    else {
      if (line.trim() !== '') lines.push(...line.split('\t').map((one) => one.normalize('NFC')))
      line = ''
    }
  }
  if (line.trim() !== '') lines.push(line.normalize('NFC'))
  return lines
}
