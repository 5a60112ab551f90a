import { actorOf } from '#core/asker.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { appendEvent } from '#platform/journal.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { bound, realmAsked } from '#platform/http.ts'
import { figuresFor } from './answers.ts'
import { namesFor } from './answers-names.ts'
import { curveFor, recordsFor } from './answers-records.ts'
import type { ViewAsked } from './answers-view.ts'
import { readCurve, readFigures, readNames, readRecords } from './contract.ts'

type ViewQuery = {
  realm?: string | undefined
  unit: string
  as_of?: string | undefined
  known_at?: string | undefined
  position?: number | undefined
}

function viewOf(cx: AskedContext, campaign: string, query: ViewQuery): ViewAsked {
  const now = cx.now()
  return {
    realm: realmAsked(cx, query.realm),
    campaign,
    unit: query.unit,
    asOf: query.as_of ?? now.toISOString().slice(0, 10),
    knownAt: query.known_at ?? null,
    position: query.position ?? null,
    now,
    asker: cx.asker,
  }
}

/** Tells the journal that personal data were read; nothing else is written by a reading. */
async function tellOfReading(
  cx: AskedContext,
  action: string,
  campaign: string,
  query: ViewQuery,
  payload: { readonly [key: string]: string | number },
): Promise<void> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, query.realm), null)
  await appendEvent(cx.database.db, {
    realmId: realm?.id ?? null,
    actor: actorOf(cx.asker),
    door: 'page',
    action,
    unit: query.unit,
    object: { type: 'campaign', id: campaign },
    payload: { ...payload, address: cx.address },
    at: cx.now(),
  })
}

export const routes: readonly Bound[] = [
  bound(readFigures, (cx, { params, query }) => figuresFor(cx.database, viewOf(cx, params.campaign, query))),
  bound(readCurve, (cx, { params, query }) =>
    curveFor(cx.database, viewOf(cx, params.campaign, query), query.audience ?? '*'),
  ),
  bound(readNames, async (cx, { params, query }) => {
    const names = await namesFor(cx.database, viewOf(cx, params.campaign, query), query)
    await tellOfReading(cx, 'read.names', params.campaign, query, { figure: query.figure, rows: names.rows.length })
    return names
  }),
  bound(readRecords, async (cx, { params, query }) => {
    const records = await recordsFor(cx.database, viewOf(cx, params.campaign, query), query)
    // recommendations are people's own words
    if (query.kind === 'recommendations')
      await tellOfReading(cx, 'read.records', params.campaign, query, { kind: query.kind, rows: records.rows.length })
    return records
  }),
]
