import { useMemo } from 'react'
import type { KeyboardEvent } from 'react'
import { Link, useSearch } from 'wouter'
import { labelOf, sessionKinds, sessionModes } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { ClashLine } from '#modules/speakers/web/ClashLine.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useToday } from '#web/useToday.ts'
import { useZone } from '#web/useZone.ts'
import { addDays } from './calendar-days.ts'
import { SessionMarks } from './SessionMarks.tsx'
import { dayText, hoursText, sessionAddress } from './session-text.ts'
import { useSessionFilters } from './useSessionFilters.ts'

type Row = RowOf<'listSessions'>

/** Enter on a row goes where its first link leads. */
function openRow(event: KeyboardEvent): void {
  const row = event.target
  if (event.key === 'Enter' && row instanceof HTMLTableRowElement) row.querySelector<HTMLElement>('a')?.click()
}

/** All sessions that concern one's units, as a list. */
export function SessionsPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const zone = useZone(realm)
  const today = useToday(realm)
  const mayEdit = useCan('edit.sessions')
  const order = useOrder(realm)
  const asked = new URLSearchParams(useSearch())
  const from = asked.get('from')
  const filters = useSessionFilters(realm, asked.get('campaign'))
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      {
        name: 'title',
        text: words.columns.name,
        width: 3,
        isSorted: true,
        cell: (row) => (
          <>
            <Link href={sessionAddress(realm, row.code)}>{row.title || words.untitled}</Link>
            <SessionMarks secret={row.secret} makeup={row.makeup} />
          </>
        ),
      },
      {
        name: 'starts',
        text: words.columns.starts,
        width: 1.3,
        isSorted: true,
        cell: (row) => (
          <>
            {dayText(row.starts_at, zone, lang)}
            <small>{hoursText(row, zone, lang)}</small>
          </>
        ),
      },
      { name: 'host', text: words.columns.host, width: 2, isSorted: true, cell: ({ host }) => host.name || host.code },
      { name: 'mode', text: words.columns.mode, width: 1.4, cell: ({ mode }) => labelOf(sessionModes, mode, lang) },
      {
        name: 'kind',
        text: words.columns.kind,
        width: 1.4,
        narrow: 'hide',
        cell: ({ kind }) => labelOf(sessionKinds, kind, lang),
      },
      { name: 'venue', text: words.columns.venue, width: 2, cell: ({ venue }) => venue },
      {
        name: 'sites',
        text: words.columns.sites,
        align: 'right',
        narrow: 'hide',
        cell: ({ sites }) => formatCount(sites, lang),
      },
      {
        name: 'convened',
        text: words.columns.convened,
        align: 'right',
        narrow: 'hide',
        cell: ({ convened }) => formatCount(convened, lang),
      },
      {
        name: 'present',
        text: words.columns.present,
        align: 'right',
        cell: ({ present }) => formatCount(present, lang),
      },
    ],
    [words, zone, lang, realm],
  )
  const withdraw: BulkAction<Row> = {
    name: 'withdraw',
    text: words.withdraw,
    isDanger: true,
    ask: (count) => words.withdrawAsk(formatCount(count, lang)),
    run: async (rows) => {
      const cells = rows.map(({ code }) => ({ cells: { code, retracted: 'yes' } }))
      await order.send(orderOf('sessions', cells), { said: words.withdrawn(formatCount(rows.length, lang)) })
    },
  }
  const add = (
    <Link className="button primary" href={realmAddress(realm, 'sessions/new')}>
      {words.add}
    </Link>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        <Link className="button" href={realmAddress(realm, 'sessions/feeds')}>
          {words.toFeeds}
        </Link>
        <Link className="button" href={realmAddress(realm, 'sessions/calendar')}>
          {words.toCalendar}
        </Link>
        {mayEdit && add}
      </PageHead>
      <ClashLine realm={realm} from={today} to={addDays(today, 31)} />
      {from === null && (
        <p className="soft">
          <Link href={`${realmAddress(realm, 'sessions')}?from=${today}`}>{words.coming}</Link>
        </p>
      )}
      <div className="sessions-list" onKeyDown={openRow}>
        <DataList
          realm={realm}
          name="sessions"
          title={words.title}
          endpoint="listSessions"
          params={{}}
          query={{ realm }}
          hasFile
          imports="sessions"
          columns={columns}
          keyOf={({ code }) => code}
          nameOf={({ title, code }) => title || code}
          usualSort="starts"
          filters={filters}
          actions={mayEdit ? [withdraw] : []}
          empty={
            <EmptyState title={words.none} text={words.noneText}>
              {mayEdit && add}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}
