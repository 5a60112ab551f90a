import type { Column } from '#core/columns.ts'
import { useLanguage } from '#web/language.tsx'
import { columnLabel } from './column-labels.ts'
import type { Cells } from './form-model.ts'

type Props = {
  /** Name of the file that the columns are of. */
  file: string
  columns: readonly Column[]
  /** Names of the fields that differ. */
  differing: readonly string[]
  theirs: Cells
  mine: Cells
  isBusy: boolean
  onTheirs: () => void
  onMine: () => void
}

/** What somebody else has stored meanwhile, beside what was written here; nothing is lost before it is chosen. */
export function Conflict({ file, columns, differing, theirs, mine, isBusy, onTheirs, onMine }: Props) {
  const { t, lang } = useLanguage()
  const words = t.kit.form
  return (
    <div className="notice notice-late conflict" role="alert">
      <p className="notice-title">{words.conflictTitle}</p>
      <p>{words.conflictText}</p>
      <table>
        <thead>
          <tr>
            <th scope="col" className="text">
              {words.conflictField}
            </th>
            <th scope="col" className="text">
              {words.conflictTheirs}
            </th>
            <th scope="col" className="text">
              {words.conflictMine}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns
            .filter(({ name }) => differing.includes(name))
            .map((column) => (
              <tr key={column.name}>
                <th scope="row" className="text">
                  {columnLabel(file, column, lang)}
                </th>
                <td className="text">{theirs[column.name] || words.empty}</td>
                <td className="text">{mine[column.name] || words.empty}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <div className="ways">
        <button type="button" className="button" disabled={isBusy} onClick={onTheirs}>
          {words.takeTheirs}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={onMine}>
          {words.keepMine}
        </button>
      </div>
    </div>
  )
}
