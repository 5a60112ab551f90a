import { pastQuery } from '#web/address.ts'
import { addressOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useCan } from '#web/me.ts'
import { useBoard } from './board-data.ts'

/** What is done with the page as a whole; the report has the same day and the same knowledge. */
export function PageActions() {
  const { t } = useLanguage()
  const { view } = useBoard()
  const mayReport = useCan('read.report')
  const report = addressOf('readReport', { campaign: view.campaign }, { ...pastQuery(view), unit: view.unit })
  return (
    <footer className="foot">
      <p>{t.footer}</p>
      <div className="foot-ways">
        <button type="button" className="button" onClick={() => window.print()}>
          {t.print}
        </button>
        {mayReport ? (
          <a className="button primary" href={report} download>
            {t.report}
          </a>
        ) : (
          <span className="denied">
            <button type="button" className="button" disabled aria-describedby="no-report">
              {t.report}
            </button>
            <small id="no-report">{t.accounts.reason}</small>
          </span>
        )}
      </div>
    </footer>
  )
}
