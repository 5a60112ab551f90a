import { useEffect, useMemo } from 'react'
import { Link } from 'wouter'
import { followedThings, labelOf, levels } from '#core/choices.ts'
import { formatCount, formatDate, formatInstant } from '#core/phrases.ts'
import { CampaignChoice } from '#modules/deliverables/web/CampaignChoice.tsx'
import { useCampaign } from '#modules/deliverables/web/useCampaign.ts'
import { useAddressParts } from '#modules/units/web/useDay.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Mark } from '#ui/Mark.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useZone } from '#web/useZone.ts'
import { ApartLine } from './ApartLine.tsx'
import { OfficersText } from './OfficersText.tsx'
import { OverduePanel, PanelTitle } from './OverduePanel.tsx'
import { useRemind } from './useRemind.tsx'

type Row = RowOf<'listOverdue'>

function useColumns(realm: string): readonly ListColumn<Row>[] {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const say = words.overdue
  const zone = useZone(realm)
  return useMemo(
    () => [
      { name: 'unit', text: say.unit, width: 2.2, isSorted: true, cell: (row) => row.unit_name },
      { name: 'what', text: say.what, width: 1.3, cell: (row) => labelOf(followedThings, row.what, lang) },
      {
        name: 'late',
        text: say.due,
        width: 1.3,
        isSorted: true,
        narrow: 'column',
        cell: (row) => (
          <>
            {row.due_on !== null && <span className="whole">{formatDate(row.due_on, lang)}</span>}
            {row.days_late !== null && <Mark kind="late">{say.lateBy(formatCount(row.days_late, lang))}</Mark>}
          </>
        ),
      },
      {
        name: 'missing',
        text: say.missing,
        width: 1.1,
        isSorted: true,
        align: 'right',
        cell: (row) => (
          <>
            {formatCount(row.missing, lang)}
            <small>{say.ofAll(formatCount(row.expected, lang))}</small>
          </>
        ),
      },
      { name: 'officers', text: say.officers, width: 1.5, isSorted: true, cell: (row) => <OfficersText row={row} /> },
      {
        name: 'reminded',
        text: say.reminded,
        width: 1.2,
        narrow: 'hide',
        cell: (row) => (row.reminded_at ? formatInstant(row.reminded_at, zone, lang) : ''),
      },
      {
        name: 'extension',
        text: say.extension,
        width: 1.4,
        cell: (row) => (
          <>
            {row.extended_until !== null && (
              <Mark kind="done">{say.extendedUntil(formatDate(row.extended_until, lang))}</Mark>
            )}
            {row.extension && row.extension.until !== row.extended_until && (
              <small>
                {`${words.extensions.states[row.extension.decision ?? 'open']} (${formatDate(row.extension.until, lang)})`}
              </small>
            )}
          </>
        ),
      },
    ],
    [words, say, lang, zone],
  )
}

/** What units owe past its last day, by unit and by whom; one row or many are reminded of. */
export function OverduePage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const say = words.overdue
  const columns = useColumns(realm)
  const mayFollow = useCan('follow.units')
  const remind = useRemind(realm)
  const { campaign, all, isLoading, problem, retry, choose } = useCampaign(realm)
  const { parts, change } = useAddressParts(realm)
  const isBare = parts.size === 0 || (parts.size === 1 && parts.has('lang'))
  // the page is about what is past, without those that have more time; clearing the filter then shows everything that is owed
  useEffect(() => {
    if (isBare) change({ near: 'overdue', extended: 'no' })
    // oxlint-disable-next-line react/exhaustive-deps -- once, as the page is opened
  }, [])
  if (problem) return <Problem problem={problem} onRetry={retry} />
  if (isLoading) return <Skeleton label={t.loading} />
  if (campaign === null) return <EmptyState title={say.noCampaign} text={say.noCampaignText} />
  const nameOf = (row: Row): string => `${row.unit_name}, ${labelOf(followedThings, row.what, lang)}`
  return (
    <>
      <PageHead title={say.title} lead={say.lead}>
        <CampaignChoice all={all} value={campaign.code} onChoose={choose} />
        <Link
          className="button"
          href={`${realmAddress(realm, 'reminders')}?campaign=${encodeURIComponent(campaign.code)}`}
        >
          {say.schedule}
        </Link>
        <Link className="button" href={realmAddress(realm, 'extensions')}>
          {say.extensions}
        </Link>
      </PageHead>
      <ApartLine realm={realm} campaign={campaign.code} />
      <DataList
        key={campaign.code}
        realm={realm}
        name="overdue"
        title={`${say.title} · ${campaign.title}`}
        endpoint="listOverdue"
        params={{ campaign: campaign.code }}
        query={{ realm }}
        hasFile
        columns={columns}
        keyOf={(row) => `${row.unit}/${row.what}`}
        nameOf={nameOf}
        usualSort="unit"
        filters={[
          {
            name: 'near',
            text: say.near,
            type: 'choice',
            options: (['overdue', 'week'] as const).map((value) => ({ value, text: say.nears[value] })),
          },
          {
            name: 'what',
            text: say.what,
            type: 'choice',
            options: followedThings.map((one) => ({ value: one.code, text: one[lang] })),
          },
          { name: 'unit', text: say.unit, type: 'unit' },
          {
            name: 'level',
            text: say.level,
            type: 'choice',
            options: levels.map((one) => ({ value: one.code, text: one[lang] })),
          },
          {
            name: 'extended',
            text: say.extended,
            type: 'choice',
            options: (['yes', 'no'] as const).map((value) => ({ value, text: say[value] })),
          },
          { name: 'as_of', text: say.day, type: 'date' },
        ]}
        actions={
          mayFollow
            ? [
                {
                  name: 'remind',
                  text: say.remind,
                  ask: (count) => say.remindAsk(formatCount(count, lang)),
                  run: (rows) => remind(campaign.code, rows),
                },
              ]
            : []
        }
        panel={{
          title: (key, row) => (row ? nameOf(row) : <PanelTitle realm={realm} row={key} />),
          body: (key) => <OverduePanel realm={realm} campaign={campaign.code} row={key} />,
        }}
        empty={<EmptyState title={say.none} text={say.noneText} />}
      />
    </>
  )
}
