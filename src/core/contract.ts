import { z } from 'zod'
import type { Permission } from './policy.ts'
import type { ProblemCode } from './problem.ts'

/** What a request needs: nothing, a sign-in, or a permission held at some unit (core/policy.ts). */
export type Needs = 'nobody' | 'signed-in' | Permission

/** One endpoint as data; routes, OpenAPI and the typed client all come from it (architecture.md, One slice). */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = {
  readonly id: string
  readonly method: 'GET' | 'POST'
  /** Path under /api/v1 with `{name}` parameters. */
  readonly path: string
  readonly summary: string
  readonly params: Params
  readonly query: Query
  readonly reply: Reply
  /** A JSON body; without one no JSON is taken. */
  readonly body?: Body
  readonly needs: Needs
  /** Media type of a reply that is not JSON. */
  readonly produces?: string
  /** Media type of a body that is not JSON. */
  readonly consumes?: string
  readonly refusals: readonly ProblemCode[]
}

/** Declares an endpoint and keeps its types. */
export function endpoint<
  P extends z.ZodType,
  Q extends z.ZodType,
  R extends z.ZodType,
  B extends z.ZodType = z.ZodType,
>(of: Endpoint<P, Q, R, B>): Endpoint<P, Q, R, B> {
  return of
}

/** Civil date `yyyy-MM-dd` that exists in the calendar; there is no year 0. */
export const civilDate = z.iso
  .date()
  .refine((date) => date >= '0001-01-01', 'there is no year 0')
  .meta({ description: 'Civil date, yyyy-MM-dd' })

/** An instant, or a civil date, which means the end of that day in the realm's time zone. */
export const instant = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d{2}-\d{2}(T.+)?$/)
  .meta({
    description: 'ISO 8601 instant with offset; without offset it is in the realm’s time zone; a date means its end',
  })

/** Text of a request, of at most `max` letters. The database keeps no NUL, so nothing stored can match one. */
export const plainText = (max: number): z.ZodString =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\0'), 'holds a NUL')

export const code = plainText(200).min(1)

/** The realm asked; `default` when absent (sign-in decides it once there are accounts). */
export const realmQuery = { realm: code.optional() }

/** What every view of the past is asked with: civil date (inclusive), instant known, store position. */
export const viewQuery = {
  ...realmQuery,
  as_of: civilDate.optional(),
  known_at: instant.optional(),
  position: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional(),
}

export const noParams = z.object({})
