import { Facts } from '#ui/Facts.tsx'
import { useState } from 'react'
import { Link } from 'wouter'
import { followedThings, labelOf } from '#core/choices.ts'
import { formatCount, formatDate, formatInstant } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { boardAddress } from '#web/address.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import type { RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useToday } from '#web/useToday.ts'
import { useZone } from '#web/useZone.ts'
import { extensionsFile } from '../columns.ts'
import type { Thing } from '#core/work-kinds.ts'
import { AskMore } from './AskMore.tsx'
import { Notes } from './Notes.tsx'
import { OfficersText } from './OfficersText.tsx'
import { useRemind } from './useRemind.tsx'

type Row = RowOf<'listOverdue'>
type Props = { realm: string; campaign: string; row: string }

/** One thing that a unit owes: who keeps the unit, reminding, more time, notes, what was asked before. */
export function OverduePanel({ realm, campaign, row }: Props) {
  const { t } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const mayFollow = useCan('follow.units')
  const [unit = '', what = ''] = row.split('/')
  const query = { realm, unit, what: what as Thing, near: 'all', limit: 500 } as const
  const answer = useAnswer('listOverdue', { campaign }, query)
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={4} />
  const found = answer.data.rows.find((one) => one.unit === unit)
  if (found === undefined) return <Settled realm={realm} unit={unit} campaign={campaign} />
  const tabs = [
    { name: 'about', text: words.overdue.about, body: () => <About realm={realm} campaign={campaign} row={found} /> },
    ...(mayFollow
      ? [
          {
            name: 'notes',
            text: words.overdue.notes,
            body: () => <Notes realm={realm} unit={unit} campaign={campaign} />,
          },
        ]
      : []),
    {
      name: 'history',
      text: t.kit.panel.history,
      body: () => <HistoryPanel realm={realm} file={extensionsFile} column="unit" value={unit} />,
    },
  ]
  return <Tabs label={t.kit.panel.parts} tabs={tabs} />
}

/** What a panel is about when its row is not in the list: the unit by name, and the thing. */
export function PanelTitle({ realm, row }: { realm: string; row: string }) {
  const { lang } = useLanguage()
  const [unit = '', what = ''] = row.split('/')
  const found = useAnswer('readUnit', { unit }, { realm, as_of: useToday(realm) })
  return <>{`${found.data?.unit.name ?? unit}, ${labelOf(followedThings, what, lang)}`}</>
}

/** The unit owes this no more: what was noted of it is still of use. */
function Settled({ realm, unit, campaign }: { realm: string; unit: string; campaign: string }) {
  const words = useWords({ vi: workVi, en: workEn })
  const mayFollow = useCan('follow.units')
  return (
    <>
      <p>{words.overdue.settled}</p>
      {mayFollow && (
        <>
          <h3 className="ruled">{words.overdue.notes}</h3>
          <Notes realm={realm} unit={unit} campaign={campaign} />
        </>
      )}
    </>
  )
}

function useFacts(realm: string, row: Row): readonly (readonly [string, string])[] {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn })
  const say = words.overdue
  const zone = useZone(realm)
  const { extension } = row
  return [
    [say.what, labelOf(followedThings, row.what, lang)],
    [say.due, row.due_on === null ? '' : formatDate(row.due_on, lang)],
    [say.late, row.days_late === null ? '' : say.days(formatCount(row.days_late, lang))],
    [say.missing, say.of(formatCount(row.missing, lang), formatCount(row.expected, lang))],
    [say.reminded, row.reminded_at === null ? say.never : formatInstant(row.reminded_at, zone, lang)],
    [say.extended, row.extended_until === null ? '' : say.extendedUntil(formatDate(row.extended_until, lang))],
    [
      say.extension,
      extension === null || extension.until === row.extended_until
        ? ''
        : `${words.extensions.states[extension.decision ?? 'open']} (${formatDate(extension.until, lang)})`,
    ],
  ]
}

function About({ realm, campaign, row }: { realm: string; campaign: string; row: Row }) {
  const words = useWords({ vi: workVi, en: workEn }).overdue
  const mayFollow = useCan('follow.units')
  const remind = useRemind(realm)
  const facts = useFacts(realm, row)
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const board = { realm, campaign, unit: row.unit, asOf: null, knownAt: null, position: null }
  const press = (): void => {
    setProblem(null)
    remind(campaign, [row]).catch((error: unknown) => setProblem(error))
  }
  return (
    <>
      <Facts rows={facts}>
        <div>
          <dt>{words.officers}</dt>
          <dd>
            <OfficersText row={row} />
          </dd>
        </div>
      </Facts>
      <Refusal problem={problem} />
      {isAsking ? (
        <AskMore realm={realm} campaign={campaign} unit={row.unit} what={row.what} onDone={() => setIsAsking(false)} />
      ) : (
        <p className="ways">
          {mayFollow && row.officer_count > 0 && (
            <button type="button" className="button primary" onClick={press}>
              {words.remind}
            </button>
          )}
          {mayFollow && (
            <button type="button" className="button" onClick={() => setIsAsking(true)}>
              {words.ask}
            </button>
          )}
          <Link className="button" href={boardAddress(board)}>
            {words.figures}
          </Link>
        </p>
      )}
    </>
  )
}
