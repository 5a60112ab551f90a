import { useState } from 'react'
import { Link } from 'wouter'
import { formatCount, formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { SidePanel } from '#ui/SidePanel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { Compare } from './Compare.tsx'
import { personAddress, usePeopleWords } from './people-words.ts'

type Pair = ReplyOf<'listDuplicates'>['rows'][number]
type Alike = Pair['one']

/** Pairs of entries that are likely one person, to be compared and merged. */
export function DuplicatesPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.same
  const [limit, setLimit] = useState(50)
  const [pair, setPair] = useState<Pair | null>(null)
  const answer = useAnswer('listDuplicates', {}, { realm, limit }, { keep: true })
  const found = answer.data
  const cell = (one: Alike) => (
    <>
      <Link href={personAddress(realm, one.code)}>{one.full_name}</Link>
      <small>
        {' '}
        {[one.code, one.birth_date && formatDate(one.birth_date, lang), one.unit_name].filter(Boolean).join(' · ')}
      </small>
    </>
  )
  return (
    <>
      <PageHead
        above={<Link href={realmAddress(realm, 'people')}>{words.back}</Link>}
        title={say.title}
        lead={say.lead}
      />
      {answer.problem && <Problem problem={answer.problem} onRetry={answer.retry} />}
      {answer.loading && <Skeleton label={t.loading} />}
      {found?.total === 0 && <EmptyState title={say.none} text={say.noneText} />}
      {found !== undefined && found.total > 0 && (
        <>
          <p className="soft">{say.total(formatCount(found.total, lang))}</p>
          <ul className="person-pairs">
            {found.rows.map((row) => (
              <li key={`${row.one.code} ${row.other.code}`}>
                <p>{cell(row.one)}</p>
                <p>{cell(row.other)}</p>
                <p className="soft">{row.one.by.map((why) => words.make.by[why]).join(', ')}</p>
                <button
                  type="button"
                  className="button"
                  aria-label={say.compareOf(row.one.code, row.other.code)}
                  onClick={() => setPair(row)}
                >
                  {say.compare}
                </button>
              </li>
            ))}
          </ul>
          {found.rows.length < found.total && limit < 200 && (
            <button type="button" className="button" onClick={() => setLimit(200)}>
              {say.more}
            </button>
          )}
        </>
      )}
      <SidePanel
        isOpen={pair !== null}
        title={pair ? say.compareOf(pair.one.code, pair.other.code) : ''}
        closeLabel={t.kit.panel.close}
        onClose={() => setPair(null)}
      >
        {pair && <Compare realm={realm} codes={[pair.one.code, pair.other.code]} onClose={() => setPair(null)} />}
      </SidePanel>
    </>
  )
}
