/**
 * What a scanner asks: every operation of the API's description that takes anything, each with values that the sweep's
 * world answers (test/sweep/policy.ts states them), so that what is injected meets the code behind the contract.
 */
import { execFileSync } from 'node:child_process'
import { apiPrefix } from '#server/bind.ts'
import type { Place } from '../../test/sweep/bodies.ts'
import { expectations } from '../../test/sweep/policy.ts'
import { day } from '../../test/sweep/policy-words.ts'

type Schema = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly format?: string
}
type Parameter = { readonly name: string; readonly in: string; readonly schema?: Schema }
type Operation = {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: unknown }>> }
}
export type Description = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

export type Question = {
  readonly id: string
  readonly method: string
  /** With `{name}` where a value of `params` stands. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** More of the query, in which nothing is injected. */
  readonly fixed: Readonly<Record<string, string>>
  /** Null: none, or a file. */
  readonly body: Readonly<Record<string, unknown>> | null
  /** Media type of a body that is a file, else null. */
  readonly file: string | null
}

/** Values of optional parameters; what is not here gets one that fits its schema. */
const known: Readonly<Record<string, string>> = {
  realm: 'default',
  unit: 'X1',
  under: 'X',
  parent: 'X1',
  campaign: 'C1',
  audience: 'all',
  collecting: 'X1',
  host: 'X1',
  issuer: 'P',
  owner: 'P',
  level: 'commune',
  search: 'a',
  as_of: day,
  known_at: '2026-03-09',
  from: '2026-02-01',
  to: '2026-03-31',
  month: '2026-02',
  letters: 'unicode',
  files: 'people',
  full_name: 'Phạm',
}
/** Left out: pages after one that never was, a past that is not there, and files instead of answers. */
const leftOut = new Set(['position', 'after', 'before', 'format'])

/** What lies where the scanner asks, and what only a server can tell. */
export type Known = {
  readonly place: Place
  /** Another one, for orders that concern two. */
  readonly home: Place
  /** Ids by the names of parameters. */
  readonly made: Readonly<Record<string, string>>
}

/** Readings first, so that they meet what the world holds; then orders. */
export function questionsOf(description: Description, of: Known): readonly Question[] {
  return operationsOf(description)
    .map(([method, path, operation]) => questionOf(method, path, operation, of))
    .filter(
      ({ params, query, body, file }) => Object.keys({ ...params, ...query, ...body }).length > 0 || file !== null,
    )
    .toSorted((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))
}

/** Ids of the operations that `older` does not have, or that take something else there. */
export function newerThan(older: Description, description: Description): ReadonlySet<string> {
  const takes = ({ parameters, requestBody }: Operation): string => JSON.stringify([parameters, requestBody])
  const before = new Map(operationsOf(older).map(([method, path, one]) => [`${method} ${path}`, takes(one)]))
  return new Set(
    operationsOf(description).flatMap(([method, path, one]) =>
      before.get(`${method} ${path}`) === takes(one) ? [] : [one.operationId],
    ),
  )
}

/** The description as a commit has it. */
export function descriptionAt(commit: string): Description {
  const text = execFileSync('git', ['show', `${commit}:docs/openapi.json`], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(text) as Description
}

/** As a row of a table names it. */
export const lineOf = ({ method, path }: Pick<Question, 'method' | 'path'>): string => `${method} ${path}`

function operationsOf({ paths }: Description): [method: string, path: string, operation: Operation][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): [string, string, Operation] => [method.toUpperCase(), path, one]),
  )
}

function questionOf(
  method: string,
  path: string,
  { operationId, parameters = [], requestBody }: Operation,
  { place, home, made }: Known,
): Question {
  const ask = expectations[operationId]?.[0]?.ask(place, home) ?? {}
  const params: Record<string, string> = {}
  const query: Record<string, string> = { ...ask.query }
  for (const { name, in: where, schema = {} } of parameters) {
    if (where === 'path') params[name] = made[name] ?? String(ask.params?.[name] ?? known[name] ?? plain(schema))
    else if (where === 'query' && !leftOut.has(name)) query[name] ??= known[name] ?? String(plain(schema))
  }
  const [type] = Object.keys(requestBody?.content ?? {})
  const file = type === undefined || type === 'application/json' ? null : type
  const body = type === 'application/json' ? (ask.body ?? {}) : null
  return { id: operationId, method, path: path.slice(apiPrefix.length), params, query, fixed: {}, body, file }
}

function plain({ enum: choices, default: given, type, format }: Schema): unknown {
  if (choices) return choices[0]
  if (given !== undefined && given !== '') return given
  if (type === 'integer' || type === 'number') return 1
  if (type === 'boolean') return false
  return format === 'date' ? day : 'A'
}
