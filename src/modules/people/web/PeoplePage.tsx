import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { cadres, kinds, labelOf, obligations, tiers } from '#core/choices.ts'
import type { Choice } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, ListFilter, RowOf } from '#web/list/list-model.ts'
import { useLanguage } from '#web/language.tsx'
import { useCan } from '#web/me.ts'
import { ChangePanel } from './ChangePanel.tsx'
import { changeKinds } from './change-model.ts'
import type { Changing } from './change-model.ts'
import { personAddress, usePeopleWords } from './people-words.ts'
import { groupOf } from './people-groups.ts'
import { PeopleGroups } from './PeopleGroups.tsx'

type Row = RowOf<'listPeople'>

/** People of one's units: found, narrowed, and changed many at a time. */
export function PeoplePage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = usePeopleWords()
  const mayEdit = useCan('edit.people')
  const [address] = useSearchParams()
  const group = groupOf(address.get('group'))
  const [changing, setChanging] = useState<Changing | null>(null)
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      {
        name: 'name',
        text: words.name,
        width: 2.2,
        isSorted: true,
        cell: (row) => (
          <>
            <Link href={personAddress(realm, row.code)}>{row.full_name || row.code}</Link>
            {row.state !== 'here' && <small> {stateText(row, words)}</small>}
          </>
        ),
      },
      { name: 'code', text: words.code, width: 1, isSorted: true, narrow: 'hide', cell: (row) => row.code },
      { name: 'unit', text: words.unit, width: 2.6, isSorted: true, cell: (row) => row.unit_name ?? row.unit ?? '' },
      { name: 'position', text: words.position, width: 1.3, narrow: 'hide', cell: (row) => row.position },
      { name: 'tier', text: words.tier, width: 1.8, narrow: 'hide', cell: (row) => choice(tiers, row.tier, lang) },
      {
        name: 'exempt',
        text: words.exempt,
        width: 1.1,
        narrow: 'hide',
        cell: (row) => row.exempt.map((one) => labelOf(obligations, one, lang)).join(', '),
      },
      {
        name: 'since',
        text: words.since,
        width: 1.3,
        narrow: 'hide',
        cell: (row) => (row.since === null ? '' : formatDate(row.since, lang)),
      },
    ],
    [realm, words, lang],
  )
  const options = (choices: readonly Choice[]) => choices.map((one) => ({ value: one.code, text: one[lang] }))
  const named = (names: readonly string[], texts: Readonly<Record<string, string>>) =>
    names.map((value) => ({ value, text: texts[value] ?? value }))
  const filters: readonly ListFilter[] = [
    { name: 'unit', text: words.unit, type: 'unit' },
    { name: 'as_of', text: words.day, type: 'date' },
    ...(group.name === 'away'
      ? [
          {
            name: 'state',
            text: words.states.text,
            type: 'choice' as const,
            options: named(['ended', 'coming', 'none'], words.states),
          },
        ]
      : []),
    { name: 'kind', text: words.kind, type: 'choice', options: options(kinds) },
    { name: 'cadre', text: words.cadre, type: 'choice', options: options(cadres) },
    { name: 'tier', text: words.tier, type: 'choice', options: options(tiers) },
    { name: 'exempt', text: words.exempt, type: 'choice', options: options(obligations) },
    { name: 'moved', text: words.moved, type: 'choice', options: [{ value: 'yes', text: words.movedYes }] },
    { name: 'depth', text: words.depth.text, type: 'choice', options: [{ value: 'own', text: words.depth.own }] },
  ]
  const actions: readonly BulkAction<Row>[] = mayEdit
    ? [
        {
          name: 'change',
          text: words.change,
          run: async (rows) =>
            setChanging({ what: null, people: rows.map(({ code, full_name: name }) => ({ code, name })) }),
        },
      ]
    : []
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        {mayEdit && (
          <>
            <Link className="button" href={realmAddress(realm, 'people/transfers')}>
              {words.transfers}
            </Link>
            <Link className="button" href={realmAddress(realm, 'people/duplicates')}>
              {words.duplicates}
            </Link>
            <Link className="button primary" href={realmAddress(realm, 'people/new')}>
              {words.add}
            </Link>
          </>
        )}
      </PageHead>
      <PeopleGroups realm={realm} group={group.name} />
      <DataList
        key={group.name}
        realm={realm}
        name="people"
        title={words.title}
        endpoint="listPeople"
        params={{}}
        query={{ realm, ...group.query }}
        hasFile
        imports="people,memberships"
        columns={columns}
        keyOf={(row) => row.code}
        nameOf={(row) => row.full_name}
        usualSort="name"
        filters={filters}
        actions={actions}
        empty={
          <EmptyState title={words.none} text={words.noneText}>
            {mayEdit && (
              <>
                <Link className="button" href={realmAddress(realm, 'people/new')}>
                  {words.add}
                </Link>
                <Link className="button" href={`${realmAddress(realm, 'imports')}?files=people%2Cmemberships`}>
                  {words.toImport}
                </Link>
              </>
            )}
          </EmptyState>
        }
      />
      <ChangePanel realm={realm} changing={changing} kinds={changeKinds} onClose={() => setChanging(null)} />
    </>
  )
}

const choice = (choices: readonly Choice[], code: string | null, lang: 'vi' | 'en'): string =>
  code === null ? '' : labelOf(choices, code, lang)

const stateText = ({ state }: Row, words: ReturnType<typeof usePeopleWords>): string =>
  state === 'ended' ? words.ended : state === 'coming' ? words.coming : words.placeless
