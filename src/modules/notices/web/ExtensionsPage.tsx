import { useMemo } from 'react'
import { followedThings, labelOf } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Mark } from '#ui/Mark.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn, RowOf } from '#web/list/list-model.ts'
import { useAnswer } from '#web/useAnswer.ts'
import { ExtensionPanel, ExtensionTitle } from './ExtensionPanel.tsx'

type Row = RowOf<'listExtensions'>

const kinds = { open: 'open', granted: 'done', refused: 'late' } as const

/** Requests for more time: what was asked, and what the level above said. */
export function ExtensionsPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).extensions
  const unitWord = useWords({ vi: workVi, en: workEn }).overdue
  const campaigns = useAnswer('listCampaigns', {}, { realm }).data?.campaigns ?? []
  const hasMany = campaigns.length > 1
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      { name: 'unit', text: unitWord.unit, width: 2, isSorted: true, cell: (row) => row.unit_name },
      {
        name: 'what',
        text: unitWord.what,
        width: 1.8,
        cell: (row) => (
          <>
            {labelOf(followedThings, row.what, lang)}
            {hasMany && <small>{row.campaign_title}</small>}
          </>
        ),
      },
      { name: 'asked', text: words.asked, isSorted: true, cell: (row) => formatDate(row.asked_on, lang) },
      { name: 'until', text: words.until, isSorted: true, cell: (row) => formatDate(row.until, lang) },
      { name: 'reason', text: words.reason, width: 2.4, cell: (row) => row.reason },
      {
        name: 'state',
        text: words.state,
        width: 1.3,
        narrow: 'column',
        cell: (row) => <Mark kind={kinds[row.decision ?? 'open']}>{words.states[row.decision ?? 'open']}</Mark>,
      },
    ],
    [words, unitWord, hasMany, lang],
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <DataList
        realm={realm}
        name="extensions"
        title={words.title}
        endpoint="listExtensions"
        params={{}}
        query={{ realm }}
        hasFile
        imports="extensions"
        columns={columns}
        keyOf={(row) => `${row.campaign}/${row.unit}/${row.what}/${row.asked_on}`}
        nameOf={(row) => `${row.unit_name}, ${labelOf(followedThings, row.what, lang)}`}
        usualSort="asked"
        filters={[
          {
            name: 'state',
            text: words.state,
            type: 'choice',
            options: (['open', 'granted', 'refused'] as const).map((value) => ({ value, text: words.states[value] })),
          },
          { name: 'unit', text: unitWord.unit, type: 'unit' },
          ...(hasMany
            ? [
                {
                  name: 'campaign',
                  text: words.campaign,
                  type: 'choice' as const,
                  options: campaigns.map(({ code, title }) => ({ value: code, text: title })),
                },
              ]
            : []),
        ]}
        panel={{
          title: (key) => <ExtensionTitle realm={realm} request={key} />,
          body: (key) => <ExtensionPanel realm={realm} request={key} />,
        }}
        empty={<EmptyState title={words.none} text={words.noneText} />}
      />
    </>
  )
}
