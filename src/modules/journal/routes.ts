import { parseDate, parseInstant } from '#core/dates.ts'
import { dayOf } from '#core/days.ts'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import type { UnitScope } from '#core/scope.ts'
import { startOfDay } from '#core/zones.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { inSnapshot } from '#platform/database.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { bound, realmAsked } from '#platform/http.ts'
import { latestCheckpoint } from '#platform/journal/checkpoint.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { consistencyProof } from '#platform/journal/tree.ts'
import { readCheckpoint, readObjectJournal, searchJournal } from './contract.ts'
import type { JournalEntry } from './contract.ts'
import { readEvents } from './store.ts'
import type { JournalSearch } from './store.ts'

type Asked = { readonly realm?: string | undefined; readonly before?: number | undefined; readonly limit: number }

async function realmOf(cx: AskedContext, query: Pick<Asked, 'realm'>) {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, query.realm), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  return { realm, scope: await cx.scopeOf(realm) }
}

/** A page of events; that it was read is an event too, which stands on no page before it. */
async function page(
  cx: AskedContext,
  scope: UnitScope,
  search: JournalSearch,
): Promise<{ rows: JournalEntry[]; next: number | null }> {
  const rows = await readEvents(cx.database.db, scope, { ...search, limit: search.limit + 1 })
  const shown = rows.slice(0, search.limit)
  const { objectType: type, objectId: id } = search
  await tellReading(cx, {
    realmId: scope.realmId,
    action: readings.searchJournal,
    unit: search.unit ?? null,
    payload: { rows: shown.length, ...(type === undefined || id === undefined ? {} : { about: [type, id] }) },
  })
  return { rows: shown, next: rows.length > search.limit ? (shown.at(-1)?.event ?? null) : null }
}

/** A moment as typed; a civil date is its first or its last millisecond in the realm's zone. */
function moment(text: string | undefined, timeZone: string, path: 'from' | 'to'): Date | undefined {
  if (text === undefined) return undefined
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDate(text) : null
  const start = date === null ? null : startOfDay(timeZone, (dayOf(date) + (path === 'to' ? 1 : 0)) * 86_400_000)
  const at = start === null ? parseInstant(text, timeZone) : start - (path === 'to' ? 1 : 0)
  if (at === null) throw new Problem('bad-request', '', { issues: [{ path, message: 'bad-instant' }] })
  return new Date(at)
}

export const routes: readonly Bound[] = [
  bound(searchJournal, async (cx, { query }) => {
    const { realm, scope } = await realmOf(cx, query)
    const { actor, unit, action, object_type: objectType, object_id: objectId, before, limit } = query
    const from = moment(query.from, realm.timeZone, 'from')
    const to = moment(query.to, realm.timeZone, 'to')
    return page(cx, scope, { actor, unit, action, objectType, objectId, from, to, before, limit })
  }),
  bound(readObjectJournal, async (cx, { params, query }) => {
    const { scope } = await realmOf(cx, query)
    return page(cx, scope, { objectType: params.type, objectId: params.id, before: query.before, limit: query.limit })
  }),
  bound(readCheckpoint, (cx, { query: { since } }) =>
    inSnapshot(cx.database, async ({ client }) => {
      const newest = await latestCheckpoint(client)
      if (newest === null) return { checkpoint: null, consistency: null }
      const { size, root, at, note } = newest
      const proof = since !== undefined && since <= size ? await consistencyProof(client, since, size) : null
      return {
        checkpoint: { size, root: root.toString('hex'), at: at.toISOString(), note },
        consistency: proof === null ? null : proof.map((hash) => hash.toString('hex')),
      }
    }),
  ),
]
