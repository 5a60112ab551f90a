import { formatCount, formatDate } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { useAnswer } from '#web/useAnswer.ts'
import type { StatementsAddress, StatementsCampaign } from './useStatementsAddress.ts'

type Props = { realm: string; at: StatementsAddress; campaign: StatementsCampaign }

/** The days for which numbers came, each with how many stand how: one is opened from here. */
export function StatementDays({ realm, at, campaign }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const query = {
    realm,
    ...(at.unit === null ? {} : { unit: at.unit }),
    ...(at.audience === null ? {} : { audience: at.audience }),
  }
  const days = useAnswer('listStatementDays', { campaign: campaign.code }, query).data?.days ?? []
  if (days.length === 0) return null
  const count = (n: number): string => formatCount(n, lang)
  return (
    <label className="field statement-days">
      <span>{words.days}</span>
      <select
        value={days.some(({ date }) => date === at.day) ? at.day : ''}
        onChange={(event) => event.currentTarget.value && at.change({ as_of: event.currentTarget.value, open: null })}
      >
        <option value="">{words.otherDay}</option>
        {days.map(({ date, sent, returned, accepted }) => (
          <option key={date} value={date}>
            {words.dayOption(formatDate(date, lang), count(sent), count(returned), count(accepted))}
          </option>
        ))}
      </select>
    </label>
  )
}
