import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { dataRows, letterOf } from './import-model.ts'
import type { Preview } from './import-model.ts'

const first = 8

/** The first rows of a sheet as they are read; the row of headings stands out. */
export function SheetPreview({ preview }: { preview: Preview }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const [isWhole, setIsWhole] = useState(false)
  const data = new Set(dataRows(preview).map(({ row }) => row))
  const shown = isWhole ? preview.rows : preview.rows.slice(0, first)
  return (
    <section>
      <div className="sheet-preview" tabIndex={0} role="region" aria-label={words.preview}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.rowShort}</th>
              {preview.header.map((_, at) => (
                <th scope="col" key={at}>
                  {letterOf(at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, cells }) => (
              <tr
                key={row}
                className={row === preview.header_row ? 'preview-header' : data.has(row) ? undefined : 'preview-aside'}
              >
                <th scope="row">{formatCount(row, lang)}</th>
                {preview.header.map((_, at) => (
                  <td key={at}>{cells[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!isWhole && preview.rows.length > first && (
        <button type="button" className="link" onClick={() => setIsWhole(true)}>
          {words.previewMore}
        </button>
      )}
    </section>
  )
}
