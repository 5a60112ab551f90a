/** Requests for sqlmap out of the API's description, with every value marked as a place to inject. */
import { apiPrefix } from '#server/bind.ts'

type Schema = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly format?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly pattern?: string
}
type Parameter = { readonly name: string; readonly in: string; readonly schema?: Schema }
type Operation = {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
export type Description = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

export type Asked = {
  readonly id: string
  readonly line: string
  /** Places to inject. */
  readonly marks: number
  /** Options of sqlmap that say what is sent. */
  readonly options: readonly string[]
}

/** Values with which the demo answers; what is not here gets one that fits its schema. */
const known: Readonly<Record<string, string>> = {
  realm: 'demo',
  unit: 'QN',
  campaign: 'NQ12',
  as_of: '2016-09-15',
  known_at: '2016-09-16',
  figure: 'outstanding',
  kind: 'sessions',
  type: 'unit',
  account: '1',
  collecting: 'QN',
  from: '2016-09-01',
  to: '2016-09-30',
  valid_from: '2016-09-01',
  under: 'QN',
}
/** Left out: they ask for a past that is not there, or for a page after one that never was. */
const leftOut = new Set(['position', 'after', 'before'])

/** A request of each operation that takes anything. */
export function requestsOf({ paths }: Description, origin: string, cookie: string): Asked[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const one = requestOf(method.toUpperCase(), path, operation, { origin, cookie })
      return one.marks > 0 ? [one] : []
    }),
  )
}

function requestOf(
  method: string,
  path: string,
  { operationId, parameters = [], requestBody }: Operation,
  { origin, cookie }: { origin: string; cookie: string },
): Asked {
  const taken = parameters.filter(({ name, in: where }) => where === 'query' && !leftOut.has(name))
  const query = taken.map((one) => `${one.name}=${valueOf(one)}*`).join('&')
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${known[name] ?? '1'}*`)
  const options = ['-u', `${origin}${filled}${query ? `?${query}` : ''}`, '--method', method]
  const inHeaders = operationId === 'readMe'
  options.push('--cookie', `${cookie}${inHeaders ? '*' : ''}`)
  if (inHeaders) options.push('--user-agent', 'browser*', '--referer', 'x*', '-H', 'X-Forwarded-For: 192.0.2.1*')
  const body = bodyOf(requestBody)
  if (body) options.push('-H', `Content-Type: ${body.type}`, '--data', body.text)
  const marks = options.join('\n').split('*').length - 1
  return { id: operationId, line: `${method} ${path.slice(apiPrefix.length)}`, marks, options }
}

function bodyOf(body: Operation['requestBody']): { type: string; text: string } | null {
  const [type, media] = Object.entries(body?.content ?? {})[0] ?? []
  if (type === undefined || media === undefined) return null
  if (type === 'application/json') return { type, text: JSON.stringify(example(media.schema)) }
  const text = [
    '--x',
    'Content-Disposition: form-data; name="files"; filename="units.csv*"',
    '',
    'code,name,level,parent',
    'ZZ*,Don vi*,province*,',
    '--x--',
    '',
  ].join('\r\n')
  return { type: `${type}; boundary=x`, text }
}

function valueOf({ name, schema }: Parameter): string {
  return known[name] ?? String(plain(schema ?? {}))
}

function plain({ enum: choices, default: given, type, format }: Schema): unknown {
  if (choices) return choices[0]
  if (given !== undefined && given !== '') return given
  if (type === 'integer' || type === 'number') return 1
  if (type === 'boolean') return false
  if (format === 'email') return 'a@example.vn'
  return format === 'date' ? '2016-09-15' : 'A'
}

/** A body that fits its schema, every text of it marked. */
function example(schema: Schema, name = ''): unknown {
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([key, one]) => [key, example(one, key)]))
  if (schema.type === 'array') return [example(schema.items ?? {})]
  const value = known[name] ?? plain(schema)
  return typeof value === 'string' ? `${value}*` : value
}
