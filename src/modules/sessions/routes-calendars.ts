import { Problem } from '#core/problem.ts'
import { bound } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { calendarText, makeCalendar, revokeCalendar } from './actions-calendars.ts'
import * as own from './contract-calendars.ts'
import { readFeeds, readWho } from './store-calendars.ts'

/** The account that asks; whoever is at the machine has none, and so no calendar. */
function accountOf({ asker }: AskedContext) {
  if (asker.kind !== 'account') throw new Problem('not-found', 'account')
  return asker
}

export const calendarRoutes: readonly Bound[] = [
  bound(own.listCalendars, async (cx) => {
    const account = accountOf(cx)
    const { person, speakers } = await readWho(cx.database.db, account)
    const role = account.roles.flatMap(({ role: held, only }) => (held === 'speaker' && only !== null ? [only] : []))
    return {
      rows: await readFeeds(cx.database.db, account),
      person: person !== null,
      speakers: [...new Set([...speakers, ...role])],
    }
  }),
  bound(own.makeCalendar, async (cx, { body }) => {
    const wanted = body as { kind: 'person' | 'unit' | 'speaker'; unit?: string; speaker?: string }
    const { calendar, token } = await makeCalendar(cx.database, accountOf(cx), cx.now(), wanted)
    return { calendar, path: `/api/v1/calendars/${token}.ics` }
  }),
  bound(own.revokeCalendar, async (cx, { params }) => {
    await revokeCalendar(cx.database, accountOf(cx), params.calendar, cx.now())
    return { done: true }
  }),
  bound(own.readCalendar, async (cx, { params }) => {
    const text = await calendarText(cx.database, params.token.slice(0, -'.ics'.length), cx.now())
    if (text === null) throw new Problem('not-found', 'calendar')
    return Buffer.from(text, 'utf8')
  }),
]
