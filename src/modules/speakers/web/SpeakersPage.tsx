import { useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { labelOf, speakerRanks } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, ListFilter, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { useToday } from '#web/useToday.ts'
import { LoadLimit } from './LoadLimit.tsx'
import { monthAfter, monthText, ratingText, speakerAddress } from './speaker-text.ts'

type Row = RowOf<'listSpeakers'>

/** The register of speakers. */
export function SpeakersPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const [, go] = useLocation()
  const today = useToday(realm)
  const asked = new URLSearchParams(useSearch()).get('month')
  const mayEdit = useCan('edit.sessions')
  const near = [-3, -2, -1, 1, 2, 3, 4, 5, 6].map((by) => monthAfter(today.slice(0, 7), by))
  const isFar = asked !== null && /^\d{4}-\d{2}$/u.test(asked) && !near.includes(asked)
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      {
        name: 'name',
        text: words.name,
        width: 2,
        isSorted: true,
        cell: (row) => (
          <>
            <Link href={speakerAddress(realm, row.code)}>{row.full_name || row.code}</Link>
            {row.organization !== '' && <small>{row.organization}</small>}
          </>
        ),
      },
      { name: 'rank', text: words.rank, isSorted: true, cell: ({ rank }) => labelOf(speakerRanks, rank, lang) },
      { name: 'topics', text: words.topics, width: 1.6, cell: ({ topics }) => topics.join(', ') },
      { name: 'rating', text: words.rating, width: 1.4, cell: ({ rating }) => ratingText(rating, words, lang) },
      {
        name: 'load',
        text: words.load,
        align: 'right',
        isSorted: true,
        cell: ({ load, over }) => (
          <>
            {formatCount(load, lang)}
            {over && <small className="mark late">! {words.over}</small>}
          </>
        ),
      },
    ],
    [words, lang, realm],
  )
  const filters: readonly ListFilter[] = [
    {
      name: 'rank',
      text: words.rank,
      type: 'choice',
      options: speakerRanks.map((one) => ({ value: one.code, text: one[lang] })),
    },
    { name: 'topic', text: words.topic, type: 'text' },
    {
      name: 'month',
      text: words.month,
      type: 'choice',
      none: monthText(today.slice(0, 7), words),
      options: [...(isFar ? [asked] : []), ...near].map((value) => ({ value, text: monthText(value, words) })),
    },
    { name: 'over', text: words.overFilter, type: 'choice', options: [{ value: 'yes', text: words.yes }] },
  ]
  const invite: BulkAction<Row> = {
    name: 'invite',
    text: words.inviteChosen,
    run: async (rows) => {
      const speakers = rows.map(({ code }) => code).join('|')
      go(`${realmAddress(realm, 'speakers/invite')}?speakers=${encodeURIComponent(speakers)}`)
    },
  }
  const add = (
    <Link className="button primary" href={realmAddress(realm, 'speakers/new')}>
      {words.add}
    </Link>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        {mayEdit && add}
      </PageHead>
      <LoadLimit realm={realm} />
      <DataList
        realm={realm}
        name="speakers"
        title={words.title}
        endpoint="listSpeakers"
        params={{}}
        query={{ realm }}
        hasFile
        imports="speakers"
        columns={columns}
        keyOf={({ code }) => code}
        nameOf={({ full_name: name, code }) => name || code}
        usualSort="name"
        filters={filters}
        actions={mayEdit ? [invite] : []}
        empty={
          <EmptyState title={words.none} text={words.noneText}>
            {mayEdit && add}
          </EmptyState>
        }
      />
    </>
  )
}
