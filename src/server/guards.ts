import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#core/problem.ts'
import { isLoopback } from '#platform/config.ts'

const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'", // the component library writes its variables into a style element
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers that every reply has. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/**
 * What holds as long as there are no accounts: whoever reaches the port is in, so only this machine's own browser may.
 * A name that merely resolves to loopback (DNS rebinding) and orders sent from another site's page are refused.
 */
export function addGuards(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders).header('x-request-id', request.id)
    if (!isLoopback(hostName(request))) throw new Problem('forbidden', 'Open the address with 127.0.0.1 or localhost.')
    if (request.method !== 'GET' && request.method !== 'HEAD' && !sameOrigin(request)) {
      throw new Problem('forbidden', 'Orders from another site are not taken.')
    }
  })
}

function hostName(request: FastifyRequest): string {
  return (request.headers.host ?? '').replace(/:\d*$/, '')
}

function sameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin === undefined || origin === `http://${host}` // a client that is no browser sends none
}
