import { useMemo } from 'react'
import { DayPick } from '#modules/units/web/DayPick.tsx'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { formatCount, formatDate, percent } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { FactGrid } from '#web/grid/FactGrid.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { overlapsFile } from '../columns.ts'
import { peopleOf } from '../rules-overlap.ts'
import { pairRows } from './pair-rows.ts'
import type { StatementsAddress, StatementsCampaign } from './useStatementsAddress.ts'

type Props = { realm: string; at: StatementsAddress; campaign: StatementsCampaign }

/** The organizations' numbers side by side, how many people they may stand for, and what is declared of each pair. */
export function PeopleView({ realm, at, campaign }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const mayEdit = useCan('edit.statements')
  const unit = at.unit ?? campaign.owner.code
  const { day } = at
  const figures = useAnswer('readFigures', { campaign: campaign.code }, { realm, unit, as_of: day })
  const declared = useAnswer('listOverlaps', { campaign: campaign.code }, { realm, unit, as_of: day })
  const names = useMemo(() => new Map(campaign.audiences.map(({ code, name }) => [code, name])), [campaign])
  const audiences = useMemo(
    () => (figures.data?.audiences ?? []).filter(({ basis }) => basis === 'headcount'),
    [figures.data],
  )
  const overlaps = declared.data?.overlaps
  const rows = useMemo(
    () => pairRows({ audiences, overlaps: overlaps ?? [], names, campaign: campaign.code, unit, day }, lang, words),
    [audiences, overlaps, names, campaign.code, unit, day, lang, words],
  )
  const head = (
    <div className="list-filters" role="search">
      <UnitField
        realm={realm}
        label={words.ofUnit}
        empty={campaign.owner.name}
        value={at.unit}
        onChoose={(chosen) => at.change({ unit: chosen })}
      />
      <DayPick label={words.day} day={day} onDay={(as_of) => at.change({ as_of })} />
    </div>
  )
  const problem = figures.problem ?? declared.problem
  if (problem)
    return (
      <>
        {head}
        <Problem problem={problem} onRetry={figures.retry} />
      </>
    )
  if (figures.data === undefined || overlaps === undefined) return <Skeleton label={t.loading} rows={5} />
  const count = (n: number): string => formatCount(n, lang)
  const known = peopleOf({ audiences, overlaps })
  return (
    <>
      {head}
      <p className="statement-lead">{words.peopleLead}</p>
      <table className="statement-table statement-sums">
        <thead>
          <tr>
            <th scope="col">{words.audience}</th>
            <th scope="col" className="counted">
              {words.expected}
            </th>
            <th scope="col" className="counted">
              {words.participated}
            </th>
            <th scope="col" className="counted">
              {words.ratio}
            </th>
          </tr>
        </thead>
        <tbody>
          {audiences.map(({ code, expected, participated }) => (
            <tr key={code}>
              <th scope="row">{names.get(code) ?? code}</th>
              <td className="counted">{count(expected)}</td>
              <td className="counted">{count(participated)}</td>
              <td className="counted">{percent(participated, expected, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {audiences.length < 2 ? (
        <EmptyState title={words.fewAudiences} text={words.fewAudiencesText} />
      ) : (
        <>
          <section aria-labelledby="statement-sums">
            <h2 id="statement-sums">{words.sums}</h2>
            <p>{words.sumsText(count(known.expected), count(known.participated))}</p>
            <p>
              <strong>
                {known.members.least === known.members.most
                  ? words.exactMembers(count(known.members.least))
                  : words.rangeMembers(count(known.members.least), count(known.members.most))}{' '}
                {known.participants.least === known.participants.most
                  ? words.exactTook(count(known.participants.least))
                  : words.rangeTook(count(known.participants.least), count(known.participants.most))}
              </strong>
            </p>
            <p className="soft">{words.declaredPairs(count(known.declared), count(known.pairs))}</p>
          </section>
          {mayEdit && (
            <section aria-labelledby="statement-pairs">
              <h2 id="statement-pairs">{words.pairs}</h2>
              <FactGrid
                key={`${campaign.code}/${unit}/${day}`}
                realm={realm}
                file={overlapsFile}
                object={`${campaign.code}/${unit}/${day}`}
                label={`${words.pairs}, ${formatDate(day, lang)}`}
                rowText={words.pairHead}
                fields={['people', 'note']}
                beside={[{ name: '\0before', text: words.lastDeclared, width: 150 }]}
                checks={{
                  people: (value, row) => {
                    const least = row['\0least'] ?? ''
                    return least !== '' && Number(value) > Number(least)
                      ? words.overlapOver(count(Number(least)))
                      : null
                  },
                }}
                rows={rows}
                rowWidth={420}
                submit={words.savePairs}
                said={words.pairsSaved}
              />
            </section>
          )}
        </>
      )}
    </>
  )
}
