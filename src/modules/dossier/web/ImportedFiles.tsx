import { formatCount } from '#core/phrases.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { fileText } from './order-words.ts'

/** What came in, file by file: rows read, and those that were new. `isNamed`: in words, for who knows no file. */
export function ImportedFiles({
  files,
  isNamed = false,
}: {
  files: ReplyOf<'importDossier'>['files']
  isNamed?: boolean
}) {
  const { t, lang } = useLanguage()
  return (
    <table className="imported">
      <thead>
        <tr>
          <th scope="col" className="text">
            {t.import.file}
          </th>
          <th scope="col">{t.import.rows}</th>
          <th scope="col">{t.import.added}</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ file, rows, added }) => (
          <tr key={file}>
            <th scope="row" className="text">
              {isNamed ? fileText(file, lang) : file}
            </th>
            <td>{formatCount(rows, lang)}</td>
            <td>{formatCount(added, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
