/** The fixed parts of a workbook's zip: its table of sheets, its relations and its few cell formats. */

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text inside XML, in content or in an attribute. */
export const xml = (text: string): string => text.replace(/[&<>"]/gu, (char) => escapes[char] ?? '')

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** `text` keeps typed text as it is (leading zeros); `must` is the header of a column that has to be filled in. */
export type CellFormat = 'plain' | 'text' | 'head' | 'date' | 'instant' | 'must' | 'title' | 'wrap'

const formats: Readonly<Record<CellFormat, string>> = {
  plain: '<xf numFmtId="0"/>',
  text: '<xf numFmtId="49" applyNumberFormat="1"/>',
  head: '<xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
  date: '<xf numFmtId="164" applyNumberFormat="1"/>',
  instant: '<xf numFmtId="165" applyNumberFormat="1"/>',
  must: '<xf numFmtId="49" fontId="1" fillId="3" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
  title: '<xf numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1"/>',
  wrap: '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
}

export const styleOf = (format: CellFormat): number => Object.keys(formats).indexOf(format)

const font = (size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Calibri"/></font>`
const fill = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/></patternFill></fill>`
const pattern = (type: string): string => `<fill><patternFill patternType="${type}"/></fill>`

const styles = [
  `${declaration}<styleSheet xmlns="${main}">`,
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>',
  `<fonts count="3">${font(11, false)}${font(11, true)}${font(15, true)}</fonts>`,
  `<fills count="4">${pattern('none')}${pattern('gray125')}${fill('E7EEF7')}${fill('FFE699')}</fills>`,
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
  `<cellXfs count="${Object.keys(formats).length}">${Object.values(formats).join('')}</cellXfs></styleSheet>`,
].join('')

/** The parts of a workbook beside its sheets, in their order. */
export function frame(
  sheets: readonly { readonly name: string; readonly hidden?: boolean }[],
): [name: string, content: string][] {
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const each = (text: (name: string, n: number) => string): string =>
    sheets.map(({ name }, i) => text(name, i + 1)).join('')
  const last = sheets.length + 1
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${each((_name, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${each((name, n) => `<sheet name="${xml(name)}" sheetId="${n}"${sheets[n - 1]?.hidden ? ' state="hidden"' : ''} r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packages}/relationships">${each((_name, n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${last}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
  ]
}
