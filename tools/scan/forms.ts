/**
 * The API as a site of links and forms, for crawlers such as wapiti, which find nothing on a page that is drawn by script
 * and can't send JSON: `/op/{id}` takes every value as a field, asks the server as whoever is signed in, and passes on what it says.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { ask } from './ask.ts'
import type { At } from './ask.ts'
import type { Question } from './questions.ts'

/** Serves the questions on loopback; answers the address and how to end it. */
export async function serveForms(
  questions: readonly Question[],
  at: At,
): Promise<{ address: string; close: () => void }> {
  const byId = new Map(questions.filter(({ file }) => file === null).map((one) => [one.id, one]))
  const server = createServer((request, response) => {
    void answer(byId, at, request, response).catch((error: unknown) => {
      response.writeHead(502, { 'content-type': 'text/plain' }).end(error instanceof Error ? error.name : '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() }
}

async function answer(
  byId: ReadonlyMap<string, Question>,
  at: At,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://here')
  const question = byId.get(/^\/op\/(\w+)$/.exec(url.pathname)?.[1] ?? '')
  if (question === undefined) {
    const page = url.pathname === '/' ? [...byId.values()].map(linkOf).join('\n') : ''
    response.writeHead(page === '' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
    return
  }
  const fields = new URLSearchParams([...url.searchParams, ...new URLSearchParams(await text(request))])
  const query = [...fields].filter(([name]) => !name.startsWith('body.') && !(name in question.params))
  const reply = await ask(question, at, {
    params: Object.fromEntries(fields),
    query: Object.fromEntries(query),
    body: question.body === null ? null : (filled(question.body, fields, 'body') as Question['body']),
  })
  const passed = ['content-type', 'location', 'content-security-policy', 'x-content-type-options']
  const headers = passed.flatMap((name) => [[name, reply.headers.get(name)] as const].filter(([, one]) => one !== null))
  response.writeHead(reply.status, Object.fromEntries(headers) as Record<string, string>)
  response.end(Buffer.from(await reply.arrayBuffer()))
}

/** A link with every value of a reading, a form with those of an order. */
function linkOf({ id, method, params, query, body }: Question): string {
  const asked = new URLSearchParams({ ...params, ...query }).toString()
  if (method === 'GET') return `<a href="/op/${id}?${escaped(asked)}">${id}</a>`
  const inputs = leaves(body, 'body').map(
    ([name, value]) => `<input type="text" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  return `<form method="post" action="/op/${id}?${escaped(asked)}">${inputs.join('')}<input type="submit"></form>`
}

/** A text, number or truth value as a field holds it. */
const fieldOf = (value: unknown): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/** Every value of a body by its place in it. */
function leaves(value: unknown, name: string): (readonly [name: string, value: string])[] {
  if (value === null || typeof value !== 'object') return [[name, fieldOf(value)]]
  return Object.entries(value).flatMap(([key, one]) => leaves(one, `${name}.${key}`))
}

/** The body with the fields' values: numbers and truth values as such where they still are some. */
function filled(value: unknown, fields: URLSearchParams, name: string): unknown {
  if (Array.isArray(value)) return value.map((one, i) => filled(one, fields, `${name}.${i}`))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, fields, `${name}.${key}`)]))
  const given = fields.get(name)
  if (given === null || given === fieldOf(value)) return value
  return typeof value === 'number' && given !== '' && Number.isFinite(Number(given)) ? Number(given) : given
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
