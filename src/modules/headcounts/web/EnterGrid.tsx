import { useEffect, useMemo } from 'react'
import { formatCount, formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import type { Cells } from '#ui/grid/grid-model.ts'
import { FactGrid } from '#web/grid/FactGrid.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { headcountsFile } from '../columns.ts'
import { gridRow, numberFields, oddText, reasonText, replacesBelow, wrongText } from './grid-rows.ts'
import type { StatementsAddress, StatementsCampaign } from './useStatementsAddress.ts'

const given = ['scope']
/** Most rows that are entered at once. */
const mostRows = 500

type Props = { realm: string; at: StatementsAddress; campaign: StatementsCampaign }

/** The statements of many units for a day, entered like a sheet and saved as one order. */
export function EnterGrid({ realm, at, campaign }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const { audience, unit, below, day } = at
  const query = {
    realm,
    below,
    as_of: day,
    limit: mostRows,
    ...(unit === null ? {} : { unit }),
    ...(audience === null ? {} : { audience }),
  }
  const answer = useAnswer('listStatements', { campaign: campaign.code }, query)
  // a unit without any below it, such as that of an organization, has its own numbers to send
  const isAlone = at.isUsual && answer.data?.total === 0
  useEffect(() => {
    if (isAlone) at.change({ below: 'self' })
    // oxlint-disable-next-line react/exhaustive-deps -- when the answer comes, and only then
  }, [isAlone])
  const audiences = campaign.audiences.filter(({ code, basis }) =>
    audience === null ? basis === 'headcount' : code === audience,
  )
  const hasMany = audiences.length > 1
  const found = answer.data?.rows
  const rows = useMemo(
    () =>
      (found ?? [])
        .filter((row) => row.can_write)
        .map((row) => gridRow(row, { campaign: campaign.code, day, hasMany }, lang, words)),
    [found, campaign.code, day, hasMany, lang, words],
  )
  const hasRoster = audiences.some(({ basis }) => basis === 'roster')
  const beside = useMemo(
    () => [
      { name: '\0before', text: words.before, width: 225 },
      ...(hasRoster ? [{ name: '\0roster', text: words.roster, align: 'right' as const, width: 90 }] : []),
    ],
    [words, hasRoster],
  )
  const warns = useMemo(
    () => ({
      ...Object.fromEntries(
        numberFields.map((field) => [field, (_value: string, row: Cells) => oddText(field, row, lang, words)]),
      ),
      scope: (_value: string, row: Cells) => (replacesBelow(row) ? words.replaces : null),
    }),
    [lang, words],
  )
  const checks = useMemo(
    () => ({
      ...Object.fromEntries(
        numberFields.map((field) => [field, (_value: string, row: Cells) => wrongText(field, row, words)]),
      ),
      reason: (_value: string, row: Cells) => reasonText(row, lang, words),
    }),
    [lang, words],
  )
  const labels = useMemo(
    () => Object.fromEntries([...numberFields, 'reason' as const].map((field) => [field, words[field]])),
    [words],
  )
  if (audiences.length === 0) return <EmptyState title={words.noAudience} text={words.noAudienceText} />
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined || isAlone) return <Skeleton label={t.loading} rows={6} />
  const { total } = answer.data
  const all = answer.data.rows
  if (all.length === 0) return <EmptyState title={words.emptyGrid} text={words.emptyGridText} />
  const returned = all.filter(({ returned_for: reason }) => reason !== null)
  const locked = all.length - rows.length
  return (
    <>
      {returned.length > 0 && (
        <section className="statement-returned" aria-labelledby="statement-returned">
          <h2 id="statement-returned">{words.returnedSome}</h2>
          <ul>
            {returned.map((row) => (
              <li key={`${row.unit}/${row.audience}`}>
                <strong>
                  {row.unit_name}
                  {hasMany && ` · ${row.audience_name}`}
                </strong>
                : {row.returned_for}
              </li>
            ))}
          </ul>
        </section>
      )}
      {total > all.length && (
        <p className="soft">{words.tooMany(formatCount(all.length, lang), formatCount(total, lang))}</p>
      )}
      {locked > 0 && <p className="soft">{words.lockedSome(formatCount(locked, lang))}</p>}
      <p className="printed">
        {[campaign.title, audiences.map(({ name }) => name).join(', '), words.grid(formatDate(day, lang))].join(' · ')}
      </p>
      {rows.length > 0 && (
        <FactGrid
          key={`${campaign.code}/${audience}/${unit}/${below}/${day}`}
          realm={realm}
          file={headcountsFile}
          object={`${campaign.code}/${audience ?? ''}/${unit ?? ''}/${below}/${day}`}
          label={words.grid(formatDate(day, lang))}
          rowText={hasMany ? `${words.below} · ${words.audience}` : words.below}
          fields={[...numberFields, 'reason', 'scope']}
          given={given}
          totals={hasMany ? undefined : numberFields}
          rowWidth={hasMany ? 400 : 260}
          {...{ rows, beside, warns, checks, labels }}
          submit={words.save}
          said={words.saved}
        />
      )}
      <p className="soft">{words.figuresNote}</p>
    </>
  )
}
