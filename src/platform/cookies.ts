/** The only place where cookies are read and set. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLoopback } from './config.ts'

type Asked = Pick<FastifyRequest, 'protocol' | 'hostname' | 'headers'>

/** Plain http is for this machine's own browser alone; everywhere else a cookie needs TLS. */
function isSecure(request: Asked): boolean {
  return request.protocol === 'https' || !isLoopback(request.hostname)
}

/** `__Host-` ties a cookie to this very host and to TLS; a browser on plain http would drop it. */
function fullName(request: Asked, name: string): string {
  return isSecure(request) ? `__Host-${name}` : name
}

const signIn = 'quantriet'

/** The value of a cookie of ours; undefined when the browser sent none, or several of one name. */
export function readCookie(request: Asked, name: string): string | undefined {
  const wanted = `${fullName(request, name)}=`
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one.startsWith(wanted))
  return found.length === 1 ? found[0]?.slice(wanted.length) : undefined
}

/** The cookie that says who is signed in: `<realm id>.<token>`. */
export function signInCookie(request: Asked): string | undefined {
  return readCookie(request, signIn)
}

export type CookieSet = {
  readonly name?: string
  /** Null takes the cookie away. */
  readonly value: string | null
  /** Seconds; without it the browser forgets the cookie at its end. */
  readonly maxAge?: number
}

/** Sets a cookie that no script reads and no other site's order carries; the one for sign-in unless named. */
export function setCookie(reply: FastifyReply, { name = signIn, value, maxAge }: CookieSet): void {
  const { request } = reply
  const age = value === null ? '; Max-Age=0' : maxAge === undefined ? '' : `; Max-Age=${Math.floor(maxAge)}`
  const secure = isSecure(request) ? '; Secure' : ''
  const set = `${fullName(request, name)}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`
  reply.header('set-cookie', set) // the framework keeps those set before
}
