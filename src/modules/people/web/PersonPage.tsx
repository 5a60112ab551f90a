import { useState } from 'react'
import { Link } from 'wouter'
import { labelOf, sexes } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { DropMenu } from '#ui/DropMenu.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Section } from '#ui/Section.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { exemptionsFile, membershipsFile, peopleFile } from '#modules/people/columns.ts'
import { realmAddress } from '#web/address.ts'
import { ApiProblem } from '#web/api.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { ChangePanel } from './ChangePanel.tsx'
import { changeKinds } from './change-model.ts'
import type { ChangeKind } from './change-model.ts'
import { FactPanel } from './FactPanel.tsx'
import type { FactAsked } from './FactPanel.tsx'
import { usePeopleWords } from './people-words.ts'
import type { Person } from './people-words.ts'
import { PersonPlaces } from './PersonPlaces.tsx'
import { PersonTaken } from './PersonTaken.tsx'

/** One person: who, where since when, what was attended and written, how it came to be known. */
export function PersonPage({ realm, person }: { realm: string; person: string }) {
  const { t } = useLanguage()
  const words = usePeopleWords()
  const answer = useAnswer('readPerson', { person }, { realm }, { keep: true })
  if (answer.problem instanceof ApiProblem && answer.problem.code === 'not-found')
    return (
      <>
        <p className="crumbs">
          <Link href={realmAddress(realm, 'people')}>{words.back}</Link>
        </p>
        <h1>{words.one.missing}</h1>
      </>
    )
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (!answer.data || answer.stale) return <Skeleton label={t.loading} />
  return <PersonShown realm={realm} of={answer.data} />
}

function PersonShown({ realm, of }: { realm: string; of: Person }) {
  const { lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.one
  const [change, setChange] = useState<ChangeKind | null>(null)
  const [fact, setFact] = useState<FactAsked | null>(null)
  const home = of.memberships.find(({ unit, primary }) => primary && unit === of.unit)
  const name = of.full_name || of.code
  const state =
    of.state === 'here' ? null : { ended: words.ended, coming: words.coming, none: words.placeless }[of.state]
  return (
    <>
      <PageHead
        above={<Link href={realmAddress(realm, 'people')}>{words.back}</Link>}
        title={name}
        lead={
          <>
            {of.code}
            {of.unit !== null && (
              <>
                {' · '}
                <Link href={realmAddress(realm, `units/${encodeURIComponent(of.unit)}`)}>
                  {of.unit_name ?? of.unit}
                </Link>
              </>
            )}
            {home?.position && ` · ${home.position}`}
            {state && ` · ${state}`}
          </>
        }
      >
        {of.journal !== null && (
          <Link
            className="button"
            href={`${realmAddress(realm, 'journal')}?object_type=person&object_id=${encodeURIComponent(of.journal)}`}
          >
            {say.readers}
          </Link>
        )}
        {of.keeps && (
          <>
            <button type="button" className="button" onClick={() => setFact({ file: peopleFile, kind: 'edit' })}>
              {say.edit}
            </button>
            <DropMenu text={words.change} label={`${words.change}: ${name}`}>
              {(close) =>
                [...changeKinds, 'withdraw' as const].map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    className="drop-item"
                    onClick={() => {
                      close()
                      if (kind === 'withdraw') setFact({ file: peopleFile, kind: 'withdraw' })
                      else setChange(kind)
                    }}
                  >
                    {kind === 'withdraw' ? say.withdrawPerson : words.changes[kind]}
                  </button>
                ))
              }
            </DropMenu>
          </>
        )}
      </PageHead>
      {of.merged.map((one) => (
        <p key={one.person} className="soft">
          {say.merged(one.person, formatDate(one.decided_on, lang))}
          {one.reason && ` · ${one.reason}`}
        </p>
      ))}
      <div className="unit-parts">
        {of.contacts && (
          <Section title={say.identity} note={say.contacts}>
            <dl className="person-facts">
              <Fact name={say.born} value={of.contacts.birth_date && formatDate(of.contacts.birth_date, lang)} />
              <Fact name={say.sex} value={of.contacts.sex && labelOf(sexes, of.contacts.sex, lang)} />
              <Fact name={say.email} value={of.contacts.email} />
              <Fact name={say.phone} value={of.contacts.phone} />
            </dl>
          </Section>
        )}
        <PersonPlaces realm={realm} of={of} onFact={setFact} />
        <PersonTaken realm={realm} of={of} />
        <Section title={say.history}>
          {[
            { file: peopleFile, column: 'code', text: say.identity },
            { file: membershipsFile, column: 'person', text: say.memberships },
            { file: exemptionsFile, column: 'person', text: say.exemptions },
          ].map(({ file, column, text }) => (
            <details key={file.name} className="person-history">
              <summary>{text}</summary>
              <HistoryPanel realm={realm} file={file} column={column} value={of.code} />
            </details>
          ))}
        </Section>
      </div>
      <ChangePanel
        realm={realm}
        kinds={changeKinds}
        changing={change === null ? null : { what: change, people: [{ code: of.code, name }] }}
        onClose={() => setChange(null)}
      />
      <FactPanel realm={realm} of={of} asked={fact} onClose={() => setFact(null)} />
    </>
  )
}

function Fact({ name, value }: { name: string; value: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value || '–'}</dd>
    </div>
  )
}
