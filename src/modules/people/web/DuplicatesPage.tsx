import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import { addressWith } from '#web/list/list-address.ts'
import type { ListColumn, ListFilter, RowOf } from '#web/list/list-model.ts'
import { Compare } from './Compare.tsx'
import { personAddress, usePeopleWords } from './people-words.ts'

type Pair = RowOf<'listDuplicates'>

/** Pairs of entries that are likely one person, to be compared and merged. */
export function DuplicatesPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.same
  const [path, go] = useLocation()
  const columns = useMemo<readonly ListColumn<Pair>[]>(() => {
    const person = (one: Pair['one']) => (
      <>
        <Link href={personAddress(realm, one.code)}>{one.full_name}</Link>{' '}
        <small>
          {[one.code, one.birth_date && formatDate(one.birth_date, lang), one.unit_name].filter(Boolean).join(' · ')}
        </small>
      </>
    )
    return [
      {
        name: 'code',
        text: say.compare,
        width: 1.6,
        isSorted: true,
        cell: ({ one, other }) => say.compareOf(one.code, other.code),
      },
      { name: 'one', text: say.one, width: 2.4, cell: ({ one }) => person(one) },
      { name: 'other', text: say.other, width: 2.4, cell: ({ other }) => person(other) },
      { name: 'by', text: say.by, width: 1.4, cell: ({ one }) => one.by.map((why) => words.make.by[why]).join(', ') },
    ]
  }, [realm, words, say, lang])
  const filters: readonly ListFilter[] = [
    { name: 'unit', text: words.unit, type: 'unit' },
    {
      name: 'by',
      text: say.by,
      type: 'choice',
      options: (['name', 'contact'] as const).map((value) => ({ value, text: words.make.by[value] })),
    },
  ]
  const titleOf = (key: string): string => {
    const [one = '', other = ''] = key.split(' ')
    return say.compareOf(one, other)
  }
  const close = (): void => {
    const rest = addressWith(window.location.search, { open: null })
    go(`${path}${rest && `?${rest}`}`)
  }
  return (
    <>
      <PageHead
        above={<Link href={realmAddress(realm, 'people')}>{words.back}</Link>}
        title={say.title}
        lead={say.lead}
      />
      <DataList
        realm={realm}
        name="duplicates"
        title={say.title}
        endpoint="listDuplicates"
        params={{}}
        query={{ realm }}
        hasFile
        columns={columns}
        keyOf={({ one, other }) => `${one.code} ${other.code}`}
        nameOf={({ one, other }) => say.compareOf(one.code, other.code)}
        usualSort="code"
        filters={filters}
        panel={{
          title: titleOf,
          body: (key) => {
            const [one, other] = key.split(' ')
            return one && other && <Compare key={key} realm={realm} codes={[one, other]} onClose={close} />
          },
        }}
        empty={<EmptyState title={say.none} text={say.noneText} />}
      />
    </>
  )
}
