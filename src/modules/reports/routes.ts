import { readings } from '#core/readings.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import type { Bound } from '#platform/http.ts'
import { bound, realmAsked } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { makeReport } from './actions-report.ts'
import { readReport } from './contract.ts'

export const routes: readonly Bound[] = [
  bound(readReport, async (cx, { params, query, reply }) => {
    const asked = {
      realm: realmAsked(cx, query.realm),
      campaign: params.campaign,
      unit: query.unit,
      asOf: query.as_of,
      knownAt: query.known_at ?? null,
      position: query.position ?? null,
      now: cx.now(),
      asker: cx.asker,
    }
    const report = await makeReport(cx.database, asked, query.lang)
    const realm = await realmFactsOf(cx.database.db, asked.realm, null)
    await tellReading(cx, {
      realmId: realm?.id ?? null,
      action: readings.readReport,
      unit: query.unit,
      object: { type: 'campaign', id: params.campaign },
      payload: { as_of: query.as_of },
    })
    const plain = `${params.campaign}-${query.unit}-${query.as_of}`.replaceAll(/[^\w.-]+/g, '_')
    void reply.header('content-disposition', `attachment; filename="bao-cao-${plain}.docx"`)
    return report
  }),
]
