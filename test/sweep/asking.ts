/** Asks the server as somebody, over HTTP and without a browser's help. */
import type { FastifyInstance } from 'fastify'
import type { Endpoint } from '#core/contract.ts'
import { apiPrefix } from '#server/bind.ts'
import { formOf } from '../api/api.ts'
import type { Ask } from './bodies.ts'
import type { Holder } from './holders.ts'
import { onePerson } from './world.ts'

export type Reply = { readonly status: number; readonly type: string; readonly raw: Buffer }

export function asking(app: FastifyInstance) {
  return async (endpoint: Endpoint, ask: Ask, who: Pick<Holder, 'cookie' | 'address'>): Promise<Reply> => {
    const { params = {}, query = {}, body } = ask
    const where = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const form = ask.form ? formOf(ask.form === true ? [{ name: 'people.csv', content: onePerson }] : ask.form) : null
    const type = form?.type ?? (body ? 'application/json' : null)
    const reply = await app.inject({
      method: endpoint.method,
      url: `${apiPrefix}${where}?${new URLSearchParams(query).toString()}`,
      remoteAddress: who.address,
      headers: {
        host: '127.0.0.1',
        ...(who.cookie ? { cookie: who.cookie } : {}),
        ...(type ? { 'content-type': type } : {}),
      },
      ...(form ? { payload: form.payload } : body ? { payload: JSON.stringify(body) } : {}),
    })
    return { status: reply.statusCode, type: String(reply.headers['content-type'] ?? ''), raw: reply.rawPayload }
  }
}

export const requestNumber = /"requestId":"[0-9a-f-]{36}"/

/** An answer without the number of its request, which is always as long. */
export function withoutNumber({ status, raw }: Reply): string {
  return `${status} ${raw.length} ${raw.toString('utf8').replace(requestNumber, '')}`
}
