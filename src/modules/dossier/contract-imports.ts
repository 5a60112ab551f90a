/** Imports as jobs: a sheet whose columns are given their meaning, or a whole dossier; checked, mended, imported. */
import { z } from 'zod'
import { code, endpoint, noParams, plainText, realmQuery } from '#core/contract.ts'
import { letterCodings } from '#core/letters.ts'
import { faultShape } from './contract.ts'

const language = { lang: z.enum(['vi', 'en']).default('vi') }
const one = z.object({ job: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
const letters = z.enum(letterCodings.map(({ code: name }) => name) as [string, ...string[]])
const sheet = z.number().int().min(0).max(500)
const headerRow = z.number().int().min(0).max(100_000)
const column = z.strictObject({ at: z.number().int().min(0).max(199), file: code, column: code })
const constant = z.strictObject({ file: code, column: code, value: plainText(1000) })
const refusals = ['bad-request', 'forbidden', 'not-found'] as const

export const sheetSettings = z.strictObject({
  sheet,
  /** Number of the row with the headings; 0 when there is none. */
  header_row: headerRow,
  letters,
  /** Dossier files that the rows are written to. */
  files: z.array(code).min(1).max(6),
  /** A column of the sheet (from 0) may be several columns of the dossier. */
  columns: z.array(column).max(400),
  /** The same for every row. */
  constants: z.array(constant).max(100),
  /** Codes of people are made, because the sheet has none. */
  make_codes: z.boolean().default(false),
})

export const states = [
  'uploaded',
  'checking',
  'checked',
  'importing',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const

export const jobShape = z.object({
  job: z.number().int(),
  /** `undo`: takes a large order back. */
  kind: z.enum(['sheet', 'dossier', 'undo']),
  state: z.enum(states),
  parts: z.array(z.object({ name: z.string(), size: z.number().int() })),
  settings: sheetSettings.nullable(),
  /** What is being done; `total` is known once the job was checked. */
  progress: z
    .object({
      phase: z.enum(['waiting', 'reading', 'checking', 'storing']),
      file: z.string(),
      rows: z.number().int(),
      total: z.number().int().nullable(),
    })
    .nullable(),
  files: z.array(z.object({ file: z.string(), rows: z.number().int(), added: z.number().int() })),
  /** How many; the first of a dossier's stand in `faults`, those of a sheet are read row by row. */
  fault_count: z.number().int(),
  faults: z.array(faultShape),
  warnings: z.array(faultShape),
  /** Rows that are left out. */
  left_out: z.number().int(),
  corrected: z.number().int(),
  /** Rows passed over because they are no data: numbers of the columns, totals, who signs below them. */
  skipped: z.array(z.object({ row: z.number().int(), why: z.enum(['numbers', 'total', 'foot']) })),
  /** Why it failed: `forbidden`, `file-gone`, `gave-up` or `broken`; why it could not be undone: `not-undone`. */
  failure: z.string().nullable(),
  /** Position of the order that it became, by which it is undone; null while there is none. */
  position: z.number().int().nullable(),
  made_at: z.string(),
  changed_at: z.string(),
})

export const createImport = endpoint({
  id: 'createImport',
  method: 'POST',
  needs: 'signed-in',
  path: '/imports',
  summary: 'Send the file of an import (multipart/form-data): one sheet, or a whole dossier',
  params: noParams,
  query: z.object({ ...realmQuery, ...language, kind: z.enum(['sheet', 'dossier']).default('sheet') }),
  consumes: 'multipart/form-data',
  reply: jobShape,
  refusals: [...refusals, 'conflict', 'too-large', 'unsupported-media-type', 'dossier-refused'],
})

export const listImports = endpoint({
  id: 'listImports',
  method: 'GET',
  needs: 'signed-in',
  path: '/imports',
  summary: 'One’s own imports, newest first',
  params: noParams,
  query: z.object({
    ...realmQuery,
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.object({
    rows: z.array(jobShape.pick({ job: true, kind: true, state: true, parts: true, position: true, made_at: true })),
    next: z.number().int().nullable(),
  }),
  refusals,
})

export const readImport = endpoint({
  id: 'readImport',
  method: 'GET',
  needs: 'signed-in',
  path: '/imports/{job}',
  summary: 'How far an import is, and what it has found',
  params: one,
  query: z.object({ ...realmQuery, ...language }),
  reply: jobShape,
  refusals,
})

export const previewImport = endpoint({
  id: 'previewImport',
  method: 'GET',
  needs: 'signed-in',
  path: '/imports/{job}/preview',
  summary: 'The first 30 rows of a sheet that was sent, and what they are taken for',
  params: one,
  query: z.object({
    ...realmQuery,
    /** The first that people see and that has rows, when absent. */
    sheet: z.coerce.number().pipe(sheet).optional(),
    header_row: z.coerce.number().pipe(headerRow).optional(),
    letters: letters.optional(),
    /** Files separated by commas; guessed when absent. */
    files: plainText(200).optional(),
  }),
  reply: z.object({
    sheets: z.array(z.string()),
    /** Places of sheets that are hidden. */
    hidden: z.array(z.number().int()),
    sheet: z.number().int(),
    letters: z.string(),
    letters_guess: z.string(),
    header_row: z.number().int(),
    header_guess: z.number().int(),
    rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
    /** Headings, one for each column of the sheet. */
    header: z.array(z.string()),
    files: z.array(z.string()),
    columns: z.array(z.object({ at: z.number().int(), file: z.string(), column: z.string() })),
    constants: z.array(z.object({ file: z.string(), column: z.string(), value: z.string() })),
    make_codes: z.boolean(),
    /** It was understood so the last time. */
    remembered: z.boolean(),
    /** Files that the asker may write. */
    may: z.array(z.string()),
  }),
  refusals: [...refusals, 'dossier-refused'],
})

export const checkImport = endpoint({
  id: 'checkImport',
  method: 'POST',
  needs: 'signed-in',
  path: '/imports/{job}/check',
  summary: 'Check an import, of a sheet with these settings or those it has',
  params: one,
  query: z.object({ ...realmQuery, ...language }),
  body: z.strictObject({ settings: sheetSettings.optional() }),
  reply: jobShape,
  refusals: [...refusals, 'conflict'],
})

export const readImportRows = endpoint({
  id: 'readImportRows',
  method: 'GET',
  needs: 'signed-in',
  path: '/imports/{job}/rows',
  summary: 'Rows at fault of a checked sheet, with their cells and what is wrong',
  params: one,
  query: z.object({
    ...realmQuery,
    ...language,
    after: z.coerce.number().int().nonnegative().default(0),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    columns: z.array(z.object({ file: z.string(), column: z.string() })),
    rows: z.array(
      z.object({
        row: z.number().int(),
        cells: z.record(z.string(), z.string()),
        faults: z.array(z.object({ file: z.string(), column: z.string(), message: z.string() })),
      }),
    ),
    total: z.number().int(),
    next: z.number().int().nullable(),
  }),
  refusals: [...refusals, 'conflict'],
})

export const correctImport = endpoint({
  id: 'correctImport',
  method: 'POST',
  needs: 'signed-in',
  path: '/imports/{job}/corrections',
  summary: 'Put cells of a sheet right, or leave rows out; the file that was sent stays as it is',
  params: one,
  query: z.object({ ...realmQuery, ...language }),
  body: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          row: z.number().int().min(1).max(200_000),
          /** By `file.column`. */
          cells: z.record(z.string().min(1).max(80), z.string().max(32_767)).default({}),
          left_out: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(2000),
  }),
  reply: jobShape,
  refusals: [...refusals, 'conflict'],
})

export const startImport = endpoint({
  id: 'startImport',
  method: 'POST',
  needs: 'signed-in',
  path: '/imports/{job}/start',
  summary: 'Import what was checked, all or nothing; rows at fault may be left out',
  params: one,
  query: z.object({ ...realmQuery, ...language }),
  body: z.strictObject({ leave_out_faulty: z.boolean().default(false) }),
  reply: jobShape,
  refusals: [...refusals, 'conflict'],
})

export const cancelImport = endpoint({
  id: 'cancelImport',
  method: 'POST',
  needs: 'signed-in',
  path: '/imports/{job}/cancel',
  summary: 'Cancel an import that is not stored yet; its file is let go',
  params: one,
  query: z.object({ ...realmQuery, ...language }),
  reply: jobShape,
  refusals: [...refusals, 'conflict'],
})

export const undoImport = endpoint({
  id: 'undoImport',
  method: 'POST',
  needs: 'signed-in',
  path: '/imports/{job}/undo',
  summary: 'Ask the server to restore what an import changed; nothing is deleted',
  params: one,
  query: z.object({ ...realmQuery, ...language }),
  reply: jobShape,
  refusals: [...refusals, 'conflict'],
})

export const readFailedRows = endpoint({
  id: 'readFailedRows',
  method: 'GET',
  needs: 'signed-in',
  path: '/imports/{job}/failed',
  summary: 'Rows at fault and rows left out, as they were sent, with what is wrong in a column of its own',
  params: one,
  query: z.object({ ...realmQuery, ...language, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  produces: 'application/octet-stream',
  reply: z.any(),
  refusals: [...refusals, 'conflict'],
})
