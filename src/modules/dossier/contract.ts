import { z } from 'zod'
import { endpoint, noParams, realmQuery } from '#core/contract.ts'

export const faultShape = z.object({
  code: z.string(),
  file: z.string(),
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  params: z.record(z.string(), z.string()).optional(),
  /** The sentence in the language asked for: what is wrong and what would be right. */
  message: z.string(),
})

export const importDossier = endpoint({
  id: 'importDossier',
  method: 'POST',
  needs: 'import',
  path: '/import',
  summary: 'Import a dossier: several .csv files, or one .xlsx workbook, as multipart/form-data',
  params: noParams,
  query: z.object({
    ...realmQuery,
    dry_run: z.enum(['yes', 'no']).default('no'),
    lang: z.enum(['vi', 'en']).default('vi'),
  }),
  consumes: 'multipart/form-data',
  reply: z.object({
    dry_run: z.boolean(),
    /** Store position of the import; null when nothing was new. */
    position: z.number().int().nullable(),
    files: z.array(z.object({ file: z.string(), rows: z.number().int(), added: z.number().int() })),
    warnings: z.array(faultShape),
  }),
  refusals: ['bad-request', 'dossier-refused', 'too-large', 'unsupported-media-type', 'realm-busy'],
})

export const readTemplate = endpoint({
  id: 'readTemplate',
  method: 'GET',
  needs: 'signed-in',
  path: '/template.xlsx',
  summary: 'The empty workbook with Vietnamese headers, drop-downs and instructions',
  params: noParams,
  query: z.object(realmQuery),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  reply: z.any(),
  refusals: ['not-found'],
})
