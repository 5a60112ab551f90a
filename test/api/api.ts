import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { Database } from '#platform/database.ts'
import { apiPrefix } from '#server/bind.ts'
import { buildApp } from '#server/app.ts'
import { allRoutes } from '#server/routes.ts'

export type Query = Readonly<Record<string, string | number | undefined>>
// oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
export type Answer = { readonly status: number; readonly type: string; readonly raw: Buffer; readonly json: () => any }

export type Api = {
  /** GET below /api/v1; query values that are undefined are left out. */
  readonly get: (where: string, query?: Query) => Promise<Answer>
  readonly post: (
    where: string,
    body?: { type: string; payload: Buffer | string },
    headers?: Headers,
  ) => Promise<Answer>
  /** Bugs that the server told its log. */
  readonly bugs: string[]
  readonly filesDir: string
}
type Headers = Readonly<Record<string, string>>

/** The application as `start` builds it, on a database, asked without a socket; ends with the test file. */
export async function apiOn(database: Database, now: () => Date = () => new Date()): Promise<Api> {
  const filesDir = mkdtempSync(path.join(tmpdir(), 'quan-triet-api-'))
  const bugs: string[] = []
  const app = await buildApp({
    cx: { database, now, filesDir, appVersion: '0.0.0' },
    routes: await allRoutes(),
    webDir: null,
    log: (line) => bugs.push(line),
  })
  afterAll(async () => {
    await app.close()
    rmSync(filesDir, { recursive: true, force: true })
  })
  const host = { host: '127.0.0.1' }
  const send = async (request: object): Promise<Answer> => {
    const reply = await app.inject(request)
    const type = String(reply.headers['content-type'] ?? '')
    return { status: reply.statusCode, type, raw: reply.rawPayload, json: () => reply.json() }
  }
  return {
    get: (where, query = {}) => send({ url: urlOf(where, query), headers: host }),
    post: (where, body, headers = {}) => {
      const type = body ? { 'content-type': body.type } : {}
      return send({
        method: 'POST',
        url: urlOf(where, {}),
        headers: { ...host, ...type, ...headers },
        payload: body?.payload,
      })
    },
    bugs,
    filesDir,
  }
}

function urlOf(where: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  )
  const sign = where.includes('?') ? '&' : '?'
  return `${apiPrefix}${where}${given.length > 0 ? sign + given.join('&') : ''}`
}

export type Part = { readonly name: string; readonly content: Buffer | string }

/** A form with files, as a browser sends it. */
export function formOf(parts: readonly Part[]): { type: string; payload: Buffer } {
  const edge = 'quan-triet-form'
  const pieces = parts.flatMap(({ name, content }) => [
    Buffer.from(
      `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    type: `multipart/form-data; boundary=${edge}`,
    payload: Buffer.concat([...pieces, Buffer.from(`--${edge}--\r\n`)]),
  }
}
