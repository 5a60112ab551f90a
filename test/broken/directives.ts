/** Rows about directives: links, recipients, receipts. */
import { changed, one } from './broken.ts'
import type { BrokenDossier } from './broken.ts'

type Files = ReturnType<typeof changed>
const file = (name: string, head: string, row: string): Files => changed({ [`${name}.csv`]: `${head}\n${row}\n` })
const link = (row: string): Files => file('directive_links', 'issuer,directive,other_issuer,other,kind', row)
const receipt = (row: string): Files =>
  file('directive_receipts', 'directive,unit,received_on,own_number,own_issued_on', row)
const twoIssuers = changed({
  'directives.csv': `issuer,type,number,issued_on,title
TU,plan,01-KH/ĐU,2024-01-08,Kế hoạch
DU1,plan,01-KH/ĐU,2024-01-08,Kế hoạch
TU,resolution,01-NQ/TU,2024-01-02,Nghị quyết
`,
  'directive_recipients.csv': 'directive,unit\n01-KH/ĐU,DU1\n',
})

export const brokenDirectives: readonly BrokenDossier[] = [
  one(
    'A link begins at a document that is nowhere',
    link(',99-KH/TU,,01-NQ/TU,implements'),
    'directive_links',
    2,
    'directive',
    'unknown-directive',
    '99-KH/TU',
  ),
  one(
    'A link names a document of another body',
    link('DU1,06-CTr/TU,,01-NQ/TU,implements'),
    'directive_links',
    2,
    'directive',
    'unknown-directive',
    '06-CTr/TU',
  ),
  one(
    'A document is linked to itself',
    link(',06-CTr/TU,TU,6 – Ctr/TU,implements'),
    'directive_links',
    2,
    'other',
    'link-to-itself',
    '06-CTr/TU@2024-01-05',
  ),
  one(
    'Two bodies issued a document of one number on one day',
    twoIssuers,
    'directive_recipients',
    2,
    'issuer',
    'ambiguous-issuer',
    '01-KH/ĐU',
  ),
  one(
    'A document was received before it was issued',
    receipt('01-NQ/TU,DU1,2024-01-01,,'),
    'directive_receipts',
    2,
    'received_on',
    'received-early',
    '2024-01-01',
  ),
  one(
    'A document of one’s own has no day',
    receipt('01-NQ/TU,DU1,2024-01-04,02-KH/ĐU,'),
    'directive_receipts',
    2,
    'own_number',
    'own-document-part',
    '02-KH/ĐU',
  ),
]
