import { Suspense, lazy } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { conveningFile } from '#modules/convening/columns.ts'
import { invitationsFile, speakerRatingsFile } from '#modules/speakers/columns.ts'
import { ConveningPart } from '#modules/convening/web/ConveningPart.tsx'
import { RosterPart } from '#modules/convening/web/RosterPart.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import type { Tab } from '#ui/Tabs.tsx'
import { realmAddress } from '#web/address.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { agendaFile, materialsFile, sessionsFile, sitesFile } from '../columns.ts'
import { AboutPart } from './AboutPart.tsx'
import { SessionMarks } from './SessionMarks.tsx'
import { dayText, hoursText } from './session-text.ts'

/** What hangs on a session and is told in its history; marks of attendance stand on the roster. */
const historyParts = [sitesFile, agendaFile, materialsFile, conveningFile, invitationsFile, speakerRatingsFile]

// grids and forms come with the part that has them
const AgendaPart = lazy(() => import('./AgendaPart.tsx').then((module) => ({ default: module.AgendaPart })))
const InvitationsPart = lazy(() =>
  import('#modules/speakers/web/InvitationsPart.tsx').then((module) => ({ default: module.InvitationsPart })),
)
const MaterialsPart = lazy(() => import('./MaterialsPart.tsx').then((module) => ({ default: module.MaterialsPart })))
const SitesPart = lazy(() => import('./SitesPart.tsx').then((module) => ({ default: module.SitesPart })))

/** A session with all its parts, one at a time; the part stands in the address. */
export function SessionPage({ realm, session }: { realm: string; session: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const say = words.session
  const zone = useZone(realm)
  const [path, go] = useLocation()
  const part = new URLSearchParams(useSearch()).get('part') ?? 'about'
  const answer = useAnswer('readSession', { session }, { realm })
  const above = <Link href={realmAddress(realm, 'sessions')}>{words.back}</Link>
  const of = answer.data
  if (answer.problem)
    return (
      <>
        <PageHead title={session} above={above} />
        <Problem problem={answer.problem} onRetry={answer.retry} />
      </>
    )
  if (of === undefined) return <Skeleton label={t.loading} rows={5} />
  const tabs: Tab[] = [
    { name: 'about', text: say.about, body: () => <AboutPart realm={realm} of={of} /> },
    { name: 'sites', text: say.sites, body: () => <SitesPart realm={realm} of={of} /> },
    { name: 'agenda', text: say.agenda, body: () => <AgendaPart realm={realm} of={of} /> },
    { name: 'speakers', text: say.speakers, body: () => <InvitationsPart realm={realm} of={of} /> },
    { name: 'materials', text: say.materials, body: () => <MaterialsPart realm={realm} of={of} /> },
    ...(of.may.names
      ? [
          { name: 'convening', text: say.convening, body: () => <ConveningPart realm={realm} of={of} /> },
          { name: 'roster', text: say.roster, body: () => <RosterPart realm={realm} of={of} /> },
        ]
      : []),
    ...(of.own
      ? [
          {
            name: 'history',
            text: say.history,
            body: () => (
              <HistoryPanel realm={realm} file={sessionsFile} column="code" value={session} parts={historyParts} />
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHead
        title={
          <>
            {of.title || words.untitled}
            <SessionMarks secret={of.secret} makeup={of.makeup} />
          </>
        }
        lead={[`${dayText(of.starts_at, zone, lang)}, ${hoursText(of, zone, lang)}`, of.venue, of.host.name]
          .filter(Boolean)
          .join(' · ')}
        above={above}
      >
        {of.may.edit && (
          <Link className="button" href={`${realmAddress(realm, 'sessions/new')}?like=${encodeURIComponent(session)}`}>
            {say.clone}
          </Link>
        )}
      </PageHead>
      <div className="session-parts">
        <Tabs
          label={say.parts}
          tabs={tabs.map((tab) => ({
            ...tab,
            body: () => <Suspense fallback={<Skeleton label={t.loading} />}>{tab.body()}</Suspense>,
          }))}
          first={tabs.some(({ name }) => name === part) ? part : 'about'}
          onOpen={(name) => go(`${path}?part=${name}`, { replace: true })}
        />
      </div>
    </>
  )
}
