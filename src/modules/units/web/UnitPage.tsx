import { useState } from 'react'
import { Link } from 'wouter'
import { labelOf, levels, sectors } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { DropMenu } from '#ui/DropMenu.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Section } from '#ui/Section.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Notes } from '#modules/notices/web/Notes.tsx'
import { unitsFile } from '#modules/units/columns.ts'
import { realmAddress } from '#web/address.ts'
import { ApiProblem } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { DayPick } from './DayPick.tsx'
import type { UnitOrder } from './order-model.ts'
import { OrderPanel } from './OrderPanel.tsx'
import { UnitBoards } from './UnitBoards.tsx'
import { UnitOfficers } from './UnitOfficers.tsx'
import { UnitPeople } from './UnitPeople.tsx'
import { UnitPlacements } from './UnitPlacements.tsx'
import { useAddressParts } from './useDay.ts'

/** One unit on a day: where it stands, what is below it, its people, its changes over time, and orders about it. */
export function UnitPage({ realm, unit: code }: { realm: string; unit: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const { day } = useAddressParts(realm)
  const answer = useAnswer('readUnit', { unit: code }, { realm, as_of: day }, { keep: true })
  if (answer.problem instanceof ApiProblem && answer.problem.code === 'not-found')
    return (
      <>
        <p className="crumbs">
          <Link href={realmAddress(realm, 'units')}>{words.one.back}</Link>
        </p>
        <h1>{words.one.missing}</h1>
      </>
    )
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (!answer.data || (answer.stale && answer.data.unit.code !== code)) return <Skeleton label={t.loading} />
  return <UnitShown realm={realm} answer={answer.data} />
}

function UnitShown({ realm, answer }: { realm: string; answer: ReplyOf<'readUnit'> }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const say = words.one
  const { day, onDay, change } = useAddressParts(realm)
  const mayReadAccounts = useCan('read.accounts')
  const [order, setOrder] = useState<UnitOrder | null>(null)
  const { unit, ancestors, children, placements, names, can } = answer
  const mayEdit = can.includes('edit.units')
  // the way up is shown as far as one's own scope reaches
  const isOwn = ancestors.length === 0 && unit.parent !== null
  const isThere = (unit.valid_from ?? '') <= day && day <= (unit.valid_to ?? '9999-12-31')
  const address = (other: string): string => `${realmAddress(realm, `units/${encodeURIComponent(other)}`)}${onDay}`
  const changes = (['rename', 'move', 'merge', 'close'] as const).filter(
    (kind) => unit.parent !== null || kind === 'rename',
  )
  return (
    <>
      <PageHead
        above={
          <span className="unit-way">
            <Link href={`${realmAddress(realm, 'units')}${onDay}`}>{say.back}</Link>
            {ancestors.map((one) => (
              <span key={one.code}>
                {' › '}
                <Link href={address(one.code)}>{one.name}</Link>
              </span>
            ))}
          </span>
        }
        title={unit.name}
        lead={[
          unit.code,
          labelOf(levels, unit.level, lang),
          labelOf(sectors, unit.sector, lang),
          ...(unit.valid_from === null ? [] : [say.since(formatDate(unit.valid_from, lang))]),
        ].join(' · ')}
      >
        <button type="button" className="drop-button" onClick={() => window.print()}>
          {t.print}
        </button>
        {mayEdit && !isOwn && (
          <DropMenu text={words.orders.change} label={`${words.orders.change}: ${unit.name}`}>
            {(close) =>
              changes.map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className="drop-item"
                  onClick={() => {
                    close()
                    setOrder({ kind, unit })
                  }}
                >
                  {words.orders[kind]}
                </button>
              ))
            }
          </DropMenu>
        )}
        {mayEdit && (
          <button
            type="button"
            className="button primary"
            onClick={() => setOrder({ kind: 'make', parent: unit, siblings: children.length })}
          >
            {words.orders.make}
          </button>
        )}
      </PageHead>
      <div className="unit-day">
        <DayPick label={words.asOf} day={day} onDay={(as_of) => change({ as_of })} />
      </div>
      {mayEdit && isOwn && <p className="soft">{say.ownUnit}</p>}
      {!isThere && <p className="mark open">– {say.notOnDay}</p>}
      {unit.succeeded_by !== null && (
        <p>
          {say.succeeded}:{' '}
          <Link href={address(unit.succeeded_by)}>{names[unit.succeeded_by] ?? unit.succeeded_by}</Link>
        </p>
      )}
      <div className="unit-parts">
        <div className="c6 unit-column">
          <UnitPeople realm={realm} unit={unit.code} day={day} />
          <UnitBoards
            realm={realm}
            unit={unit.code}
            above={ancestors.map((one) => one.code)}
            isWhole={(ancestors[0] ?? unit).parent === null}
          />
          {mayReadAccounts && can.includes('read.accounts') && (
            <UnitOfficers realm={realm} unit={unit.code} day={day} />
          )}
          {can.includes('follow.units') && !isOwn && (
            <Section title={say.notes}>
              <Notes realm={realm} unit={unit.code} campaign={null} />
            </Section>
          )}
        </div>
        <Section title={say.children} note={children.length > 0 ? formatCount(children.length, lang) : null} span={6}>
          {children.length === 0 && <p className="soft">{say.noChildren}</p>}
          <ul className="unit-children">
            {children.map((child) => (
              <li key={child.code}>
                <Link href={address(child.code)}>{child.name}</Link>
                <small>
                  {labelOf(levels, child.level, lang)}
                  {child.children > 0 && ` · ${words.children(formatCount(child.children, lang))}`}
                </small>
              </li>
            ))}
          </ul>
        </Section>
        <UnitPlacements
          realm={realm}
          placements={placements}
          names={names}
          onWithdraw={mayEdit && !isOwn ? (of) => setOrder({ kind: 'withdraw', unit, ...of }) : null}
        />
        <Section title={say.history}>
          <HistoryPanel realm={realm} file={unitsFile} column="code" value={unit.code} />
        </Section>
      </div>
      <OrderPanel realm={realm} order={order} onClose={() => setOrder(null)} />
    </>
  )
}
