import type { JournalAction } from '#core/journal-actions.ts'
import { readings } from '#core/readings.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { bound, realmAsked } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
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

/** Tells the journal that names or words of people were read. */
async function tellOfReading(
  cx: AskedContext,
  action: JournalAction,
  campaign: string,
  query: ViewQuery,
  payload: { readonly [key: string]: string | number },
): Promise<void> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, query.realm), null)
  const object = { type: 'campaign', id: campaign }
  await tellReading(cx, { realmId: realm?.id ?? null, action, unit: query.unit, object, payload })
}

export const routes: readonly Bound[] = [
  bound(readFigures, (cx, { params, query }) => figuresFor(cx.database, viewOf(cx, params.campaign, query))),
  bound(readCurve, (cx, { params, query }) =>
    curveFor(cx.database, viewOf(cx, params.campaign, query), query.audience ?? '*'),
  ),
  bound(readNames, async (cx, { params, query }) => {
    const names = await namesFor(cx.database, viewOf(cx, params.campaign, query), query)
    const payload = { figure: query.figure, rows: names.rows.length }
    await tellOfReading(cx, readings.readNames, params.campaign, query, payload)
    return names
  }),
  // of whatever kind: chairs, speakers and what people wrote stand among them
  bound(readRecords, async (cx, { params, query }) => {
    const records = await recordsFor(cx.database, viewOf(cx, params.campaign, query), query)
    const payload = { kind: query.kind, rows: records.rows.length }
    await tellOfReading(cx, readings.readRecords, params.campaign, query, payload)
    return records
  }),
]
