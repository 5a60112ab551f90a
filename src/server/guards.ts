import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#core/problem.ts'
import { isLoopback } from '#platform/config.ts'
import { isSecureEdge } from '#platform/edge.ts'
import type { Edge } from '#platform/edge.ts'
import { securityHeaders, strictTransport } from './headers.ts'
import { knowBypass } from './refusal-log.ts'

export type Guarded = {
  readonly edge: Edge
  /** Whether the installation is open: whoever reaches the port is in. */
  readonly isOpen: () => Promise<boolean>
  /** Counts a request of an address before anything is done for it; throws `too-many-requests`. */
  readonly count: (address: string) => void
  /** Milliseconds within which the body of a request that is no upload must have come. */
  readonly bodyTime: number
}

/**
 * What every request must pass before anybody asks who sent it. A name that merely resolves to this server (DNS
 * rebinding) and orders sent from another site's page are refused. While the installation is open only this machine's
 * own browser may come, and nothing that a proxy has handed on.
 */
export function addGuards(app: FastifyInstance, guarded: Guarded): void {
  const { edge } = guarded
  const secure = isSecureEdge(edge)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders).header('x-request-id', request.id)
    if (secure) reply.header('strict-transport-security', strictTransport)
    guarded.count(request.ip)
    refuseTwoNames(request)
    if (edge.behindProxy && !edge.tls && !cameByProxy(request)) {
      throw new Problem('forbidden', 'This server is reached through its proxy only.')
    }
    if (!(await isOurName(request, guarded))) {
      knowBypass(request)
      throw new Problem('bad-request', 'This server has another name.')
    }
    if (request.method === 'GET' || request.method === 'HEAD') refuseForeignReading(request)
    else if (!sameOrigin(request, edge)) throw new Problem('forbidden', 'Orders from another site are not taken.')
    limitBodyTime(request, guarded.bodyTime)
  })
}

/** One host in one place: a second header, or a whole address in the first line, could be read otherwise by a proxy. */
function refuseTwoNames({ raw }: FastifyRequest): void {
  const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length > 1 || !raw.url?.startsWith('/')) throw new Problem('bad-request', 'Say the host once.')
}

const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

async function isOurName(request: FastifyRequest, { edge, isOpen }: Guarded): Promise<boolean> {
  const name = request.host.replace(/:\d*$/, '').toLowerCase()
  const local = isLoopback(name) && isLocalSocket(request, edge)
  if (!local && !edge.hosts.includes(name)) return false
  const plain = isLoopback(name) && !forwarded.some((header) => header in request.headers)
  return plain || !(await isOpen())
}

/** Where nothing is said about the edge, the server listens on loopback alone and the socket need not be looked at. */
function isLocalSocket(request: FastifyRequest, edge: Edge): boolean {
  if (edge.hosts.length === 0) return true
  return isLoopback((request.socket.remoteAddress ?? '').replace(/^::ffff:/i, ''))
}

/** Whether the one at the other end of the socket is a trusted proxy, or this machine itself. */
function cameByProxy(request: FastifyRequest): boolean {
  return (request.ips ?? []).length > 1 || isLoopback((request.socket.remoteAddress ?? '').replace(/^::ffff:/i, ''))
}

/** Another site's page may link here; it may not load the API's answers into itself. */
function refuseForeignReading(request: FastifyRequest): void {
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers
  if (!request.url.startsWith('/api/') || site === undefined || mode === 'navigate') return
  if (site !== 'same-origin' && site !== 'none') throw new Problem('forbidden', 'Another site may not read this.')
}

function sameOrigin(request: FastifyRequest, edge: Edge): boolean {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined) return true // a client that is no browser sends none
  const https = edge.tls !== null || request.protocol === 'https' || (edge.behindProxy && !isLoopback(request.hostname))
  return origin === `${https ? 'https' : 'http'}://${request.host}`
}

function limitBodyTime(request: FastifyRequest, bodyTime: number): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (/^multipart\//i.test(request.headers['content-type'] ?? '')) return // has the time of the whole request
  const timer = setTimeout(() => request.raw.destroy(), bodyTime)
  timer.unref()
  request.raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
}
