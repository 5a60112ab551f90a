import { formatDate } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { RequestState } from './RequestState.tsx'

/** One's own requests with their answers and days, newest first. */
export function MyRequests() {
  const { t, lang } = useLanguage()
  const rows = useAnswer('listMyCorrections', {}, {}).data?.rows
  if (rows === undefined) return null
  if (rows.length === 0) return <p className="soft">{t.privacy.mine.noRequest}</p>
  return (
    <ul className="plain requests">
      {rows.map((row) => (
        <li key={row.correction}>
          <p>
            <b>{t.privacy.kinds[row.kind]}</b> <RequestState request={row} />{' '}
            <span className="soft">
              {t.privacy.desk.due} {formatDate(row.due_on, lang)}
              {row.done_by && ` · ${t.privacy.desk.doneBy} ${formatDate(row.done_by, lang)}`}
            </span>
          </p>
          <p>{row.what_is_wrong}</p>
          {row.what_is_right && (
            <p>
              <span className="soft">{t.privacy.desk.shouldBe}</span> {row.what_is_right}
            </p>
          )}
          {row.answer && (
            <p>
              <span className="soft">{t.privacy.desk.answer}:</span> {row.answer}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
