import type { Bound, RequestContext } from '#platform/http.ts'
import { bound } from '#platform/http.ts'
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

function viewOf(cx: RequestContext, campaign: string, query: ViewQuery): ViewAsked {
  const now = cx.now()
  return {
    realm: query.realm ?? 'default',
    campaign,
    unit: query.unit,
    asOf: query.as_of ?? now.toISOString().slice(0, 10),
    knownAt: query.known_at ?? null,
    position: query.position ?? null,
    now,
  }
}

export const routes: readonly Bound[] = [
  bound(readFigures, (cx, { params, query }) => figuresFor(cx.database, viewOf(cx, params.campaign, query))),
  bound(readCurve, (cx, { params, query }) =>
    curveFor(cx.database, viewOf(cx, params.campaign, query), query.audience ?? '*'),
  ),
  bound(readNames, (cx, { params, query }) => namesFor(cx.database, viewOf(cx, params.campaign, query), query)),
  bound(readRecords, (cx, { params, query }) => recordsFor(cx.database, viewOf(cx, params.campaign, query), query)),
]
