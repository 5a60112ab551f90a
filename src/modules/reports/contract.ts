import { z } from 'zod'
import { civilDate, code, endpoint, viewQuery } from '#core/contract.ts'

export const readReport = endpoint({
  id: 'readReport',
  method: 'GET',
  needs: 'read.report',
  path: '/campaigns/{campaign}/report.docx',
  summary: 'The official report of a unit on a day, in the Party layout',
  params: z.object({ campaign: code }),
  query: z.object({ ...viewQuery, unit: code, as_of: civilDate, lang: z.enum(['vi', 'en']).default('vi') }),
  produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  reply: z.any(),
  refusals: ['bad-request', 'not-found'],
})
