import { Link } from 'wouter'
import { realmAddress } from '#web/address.ts'
import { addressOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'

/** What an organization without a campaign does next. */
export function FirstSteps({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const option = realm === 'default' ? '' : ` --realm ${realm}`
  return (
    <div className="steps">
      <h1>{t.realm.emptyTitle}</h1>
      <p className="lead">{t.realm.emptyLead}</p>
      <ol>
        <li>
          <a href={addressOf('readTemplate', {}, { realm })} download>
            {t.realm.stepTemplate}
          </a>
          , {t.realm.stepTemplateNote}
        </li>
        <li>{t.realm.stepFill}</li>
        <li>
          <Link href={realmAddress(realm, 'import')}>{t.realm.stepImport}</Link>, {t.realm.stepImportNote}
        </li>
      </ol>
      <p className="soft">{t.realm.command}</p>
      <pre tabIndex={0}>
        {`npx quantriet template mau.xlsx${option}\nnpx quantriet import mau.xlsx --dry-run${option}\nnpx quantriet import mau.xlsx${option}`}
      </pre>
    </div>
  )
}
