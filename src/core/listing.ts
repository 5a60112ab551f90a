/** What every list asks and answers, so that one component can show any of them (docs/ui-kit.md). */
import { z } from 'zod'
import { plainText, realmQuery } from './contract.ts'

/**
 * Query of a list: a search over what names a row (with or without diacritics), one of the given orders (the first is
 * the usual one), the cursor, and the form of the answer. A list adds its own filters beside these.
 */
export function listQuery<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return {
    ...realmQuery,
    search: plainText(100).optional(),
    sort: z.enum(sorts).default(sorts[0] as never),
    order: z.enum(['asc', 'desc']).default('asc'),
    after: plainText(2000).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    format: z.enum(['json', 'xlsx', 'csv']).default('json'),
    /** Language of an exported file. */
    lang: z.enum(['vi', 'en']).default('vi'),
  }
}

/** Answer of a list: a page of rows, the cursor of the next, and how many rows match in all. */
export function listReply<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int() })
}
