import type { Bound } from '#platform/http.ts'
import { bound, realmAsked } from '#platform/http.ts'
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
    const plain = `${params.campaign}-${query.unit}-${query.as_of}`.replaceAll(/[^\w.-]+/g, '_')
    void reply.header('content-disposition', `attachment; filename="bao-cao-${plain}.docx"`)
    return report
  }),
]
