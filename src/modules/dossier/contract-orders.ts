/** Orders of the desk: rows written one by one through the same door as a dossier, their log, their history. */
import { z } from 'zod'
import { code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { faultShape } from './contract.ts'

const language = { lang: z.enum(['vi', 'en']).default('vi') }

const orderDone = z.object({
  /** Store position of the order; null when nothing was new or it was only tried. */
  position: z.number().int().nullable(),
  /** `recorded_at` of the versions that it wrote. */
  at: z.string(),
  added: z.number().int(),
  warnings: z.array(faultShape),
})

export const orderBody = z.strictObject({
  files: z
    .array(
      z.strictObject({
        file: code,
        rows: z
          .array(
            z.strictObject({
              cells: z.record(z.string().min(1).max(60), z.string().max(100_000)),
              /** `recorded_at` of the version seen; null: none was there. */
              expects: z.iso.datetime().nullable().optional(),
            }),
          )
          .min(1)
          .max(5_000),
      }),
    )
    .min(1)
    .max(30),
  /** Only try it. */
  check: z.boolean().default(false),
})

export const writeOrder = endpoint({
  id: 'writeOrder',
  method: 'POST',
  needs: 'signed-in',
  path: '/orders',
  summary: 'Write rows of dossier files, all or nothing',
  params: noParams,
  query: z.object({ ...realmQuery, ...language }),
  body: orderBody,
  reply: orderDone,
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'too-large', 'realm-busy'],
})

export const undoOrder = endpoint({
  id: 'undoOrder',
  method: 'POST',
  needs: 'signed-in',
  path: '/orders/{position}/undo',
  summary: 'Restore what an order changed; nothing is deleted',
  params: z.object({ position: z.coerce.number().int().positive() }),
  query: z.object({ ...realmQuery, ...language }),
  reply: orderDone.extend({
    /** A large order is undone by the server meanwhile: the import job that does it, under `GET /imports/{job}`. */
    job: z.number().int().nullable(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'conflict', 'dossier-refused', 'realm-busy'],
})

export const listOrders = endpoint({
  id: 'listOrders',
  method: 'GET',
  needs: 'signed-in',
  path: '/orders',
  summary: 'What was written, newest first: by oneself, or by everybody for who may import into the whole realm',
  params: noParams,
  query: z.object({
    ...realmQuery,
    mine: z.enum(['yes', 'no']).default('yes'),
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    format: z.enum(['json', 'xlsx', 'csv']).default('json'),
    lang: z.enum(['vi', 'en']).default('vi'),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        position: z.number().int(),
        at: z.string(),
        door: z.string(),
        actor: z.string(),
        user_name: z.string().nullable(),
        purpose: z.string().nullable(),
        counts: z.record(z.string(), z.number().int()),
        undoes: z.number().int().nullable(),
        undone_by: z.number().int().nullable(),
      }),
    ),
    next: z.number().int().nullable(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
})

export const readHistory = endpoint({
  id: 'readHistory',
  method: 'GET',
  needs: 'signed-in',
  path: '/history',
  summary: 'Every version of the rows of a file that have a value in a column, newest first, with who wrote them',
  params: noParams,
  query: z.object({
    ...realmQuery,
    file: code,
    /** A key or reference; several with `|` between, and their values likewise. */
    column: code,
    value: plainText(1000),
    /** Files whose rows name the same object (`sites,agenda` of a session), told in the same history; for an object’s code. */
    parts: z.string().max(500).optional(),
    /** Versions before this position; with `skip` also the position’s own but for so many. */
    before: z.coerce.number().int().positive().optional(),
    skip: z.coerce.number().int().min(0).max(100_000).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        file: z.string(),
        cells: z.record(z.string(), z.string()),
        recorded_at: z.string(),
        superseded_at: z.string().nullable(),
        retracted: z.boolean(),
        position: z.number().int(),
        door: z.string(),
        actor: z.string(),
        user_name: z.string().nullable(),
      }),
    ),
    /** Ask again with `before` and `skip`, when there is more. */
    next: z.number().int().nullable(),
    next_skip: z.number().int(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})

export const upload = endpoint({
  id: 'upload',
  method: 'POST',
  needs: 'signed-in',
  path: '/uploads',
  summary: 'Send one file (multipart/form-data) ahead of the order whose cell will name it',
  params: noParams,
  query: z.object(realmQuery),
  consumes: 'multipart/form-data',
  reply: z.object({
    sha256: z.string(),
    name: z.string(),
    size: z.number().int(),
    /** What the cell of an order says to name it. */
    path: z.string(),
  }),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large', 'unsupported-media-type'],
})

export const readAttachment = endpoint({
  id: 'readAttachment',
  method: 'GET',
  needs: 'signed-in',
  path: '/attachments/{file}/{sha256}',
  summary: 'A file that a row names',
  params: z.object({ file: code, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  query: z.object(realmQuery),
  produces: 'application/octet-stream',
  reply: z.any(),
  refusals: ['bad-request', 'forbidden', 'not-found'],
})
