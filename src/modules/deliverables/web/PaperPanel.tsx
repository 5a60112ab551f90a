import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { formatCount, formatDate, formatInstant } from '#core/phrases.ts'
import { Facts } from '#ui/Facts.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import { addressOf } from '#web/api.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { deliverableReviewsFile, deliverablesFile } from '../columns.ts'
import { Differences } from './Differences.tsx'
import { DueDay } from './DueDay.tsx'
import type { Paper } from './paper.ts'
import { HandIn } from './HandIn.tsx'
import { Review } from './Review.tsx'
import { StateMark } from './StateMark.tsx'
import { Tasks } from './Tasks.tsx'

type Props = { realm: string; campaign: string; paper: string }

/** One paper of a unit: what it is and how it stands, its review, its tasks, what changed. */
export function PaperPanel({ realm, campaign, paper }: Props) {
  const { t } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const [unit = '', kind = ''] = paper.split('/')
  const answer = useAnswer('listPapers', { campaign }, { realm, unit, kind: kind as never, limit: 500 })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={4} />
  const found = answer.data.rows.find((row) => row.unit === unit)
  if (found === undefined) return <p className="soft">{t.kit.list.none}</p>
  const tabs = [
    { name: 'about', text: words.about, body: () => <About realm={realm} campaign={campaign} paper={found} /> },
    ...(kind === 'action_programme'
      ? [{ name: 'tasks', text: words.tasks, body: () => <Tasks realm={realm} campaign={campaign} unit={unit} /> }]
      : []),
    {
      name: 'differences',
      text: words.differences,
      body: () => <Differences realm={realm} campaign={campaign} unit={unit} kind={kind} />,
    },
    {
      name: 'history',
      text: t.kit.panel.history,
      body: () => <History realm={realm} campaign={campaign} unit={unit} kind={kind} />,
    },
  ]
  return <Tabs label={t.kit.panel.parts} tabs={tabs} />
}

function History({ realm, campaign, unit, kind }: { realm: string; campaign: string; unit: string; kind: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  return (
    <>
      {[deliverablesFile, deliverableReviewsFile].map((file) => (
        <section key={file.name}>
          <h3 className="ruled">{lang === 'vi' ? file.vi : words.historyOf[file.name]}</h3>
          <HistoryPanel realm={realm} file={file} column="campaign|unit|kind" value={`${campaign}|${unit}|${kind}`} />
        </section>
      ))}
    </>
  )
}

function About({ realm, campaign, paper }: { realm: string; campaign: string; paper: Paper }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const zone = useZone(realm)
  const mayEdit = useCan('edit.deliverables')
  const [isOpen, setIsOpen] = useState(false)
  const day = (date: string | null): string => (date === null ? '' : formatDate(date, lang))
  const moment = (at: string | null): string => (at === null ? '' : formatInstant(at, zone, lang))
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.due, paper.due_on === null && paper.extension === null ? '' : <DueDay paper={paper} />],
    [
      paper.extension === null ? words.late : words.lateBefore,
      paper.days_late === null ? '' : words.daysLate(formatCount(paper.days_late, lang)),
    ],
    [words.number, paper.number ?? ''],
    [words.issuedOn, day(paper.issued_on)],
    [words.submittedAt, moment(paper.submitted_at)],
    [words.acceptedAt, moment(paper.accepted_at)],
  ]
  const isOwed = paper.state !== 'submitted' && paper.state !== 'accepted' && paper.due_on !== null
  const key = encodeURIComponent(`${paper.unit}/${paper.kind}`)
  const more = `${realmAddress(realm, 'overdue')}?campaign=${encodeURIComponent(campaign)}&near=all&open=${key}`
  const mayHandIn = mayEdit && (paper.accepted_at === null || paper.can_review)
  return (
    <>
      <p>
        <StateMark state={paper.state} hasTime={paper.extension?.runs === true} />
        {paper.returned_at && paper.state === 'returned' && (
          <>
            {' '}
            <small>{words.returnedOn(moment(paper.returned_at))}</small>
          </>
        )}
      </p>
      {paper.reason !== null && <blockquote>{paper.reason}</blockquote>}
      <Facts rows={facts}>
        <div>
          <dt>{words.file}</dt>
          <dd>
            {paper.sha256 === null ? (
              <span className="soft">{words.noFile}</span>
            ) : (
              <a href={addressOf('readAttachment', { file: 'deliverables', sha256: paper.sha256 }, { realm })} download>
                {paper.file}
              </a>
            )}
          </dd>
        </div>
      </Facts>
      {paper.tasks > 0 && (
        <p className="soft">{words.tasksDone(formatCount(paper.tasks_done, lang), formatCount(paper.tasks, lang))}</p>
      )}
      {paper.can_review && paper.state !== 'accepted' && !isOpen && (
        <Review realm={realm} campaign={campaign} paper={paper} />
      )}
      {!mayHandIn && mayEdit && <p className="soft">{words.onlyAbove}</p>}
      {mayHandIn && !isOpen && (
        <button
          type="button"
          className={paper.submitted_at === null || paper.state === 'returned' ? 'button primary' : 'button'}
          onClick={() => setIsOpen(true)}
        >
          {paper.submitted_at === null ? words.handIn : paper.state === 'returned' ? words.handInAgain : words.change}
        </button>
      )}
      {mayEdit && isOwed && !isOpen && (
        <p>
          <Link href={more}>{words.askMore}</Link>
        </p>
      )}
      {mayHandIn && isOpen && (
        <HandIn realm={realm} campaign={campaign} paper={paper} onDone={() => setIsOpen(false)} />
      )}
    </>
  )
}
