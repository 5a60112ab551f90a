/** How the installation faces a network: under which names, behind which proxy, with which certificate. */
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { createSecureContext } from 'node:tls'
import { ConfigFault } from './config.ts'
import type { Environment } from './settings.ts'

export type Edge = {
  /** Address under which people open the pages; null when it is not set. */
  readonly publicUrl: URL | null
  /** Host names, in lower case and without a port, under which requests are taken besides those of the machine itself. */
  readonly hosts: readonly string[]
  /** Addresses and CIDR ranges whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[]
  /** A proxy before this server ends TLS. */
  readonly behindProxy: boolean
  /** Own certificate chain and key, PEM. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
}

/** An edge that nothing has been said about: this machine's own browser, and nobody else. */
export const localEdge: Edge = { publicUrl: null, hosts: [], trustedProxies: [], behindProxy: false, tls: null }

/**
 * Reads PUBLIC_URL, ALLOWED_HOSTS, TRUSTED_PROXY, BEHIND_PROXY, TLS_CERT and TLS_KEY. Throws ConfigFault with a sentence
 * for the operator for whatever can't be meant.
 */
export function readEdge(env: Environment): Edge {
  const publicUrl = readPublicUrl(env['PUBLIC_URL'] ?? '')
  const allowed = list(env['ALLOWED_HOSTS']).map((host) => host.toLowerCase())
  const wrong = allowed.find((host) => !/^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])$/.test(host))
  if (wrong !== undefined) {
    throw new ConfigFault(
      `ALLOWED_HOSTS ${wrong}: cần tên máy hoặc địa chỉ, không có cổng. / A host name or address without a port is needed.`,
    )
  }
  const behindProxy = readBehindProxy(env['BEHIND_PROXY'] ?? '')
  const trustedProxies = list(env['TRUSTED_PROXY'])
  trustedProxies.forEach(checkProxy)
  if (behindProxy && trustedProxies.length === 0) {
    throw new ConfigFault(
      'BEHIND_PROXY: cần thêm TRUSTED_PROXY là địa chỉ của proxy, ví dụ 127.0.0.1. / ' +
        'TRUSTED_PROXY is needed too: the address of the proxy, such as 127.0.0.1.',
    )
  }
  return {
    publicUrl,
    hosts: [...new Set([...(publicUrl ? [publicUrl.hostname] : []), ...allowed])],
    trustedProxies,
    behindProxy,
    tls: readTls(env['TLS_CERT'] ?? '', env['TLS_KEY'] ?? ''),
  }
}

/** Whether browsers reach the server by TLS only, so that they may be told to ask for nothing else. */
export function isSecureEdge({ tls, behindProxy }: Pick<Edge, 'tls' | 'behindProxy'>): boolean {
  return tls !== null || behindProxy
}

function list(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((one) => one !== '')
}

function readPublicUrl(text: string): URL | null {
  if (text === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  const plain = url && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (plain && (url.protocol === 'https:' || url.protocol === 'http:')) return url
  throw new ConfigFault(
    `PUBLIC_URL ${text}: cần địa chỉ gốc, ví dụ https://hoctap.example.vn. / ` +
      'The address of the site itself is needed, such as https://hoctap.example.vn.',
  )
}

function readBehindProxy(text: string): boolean {
  if (text === '' || text === 'https') return text === 'https'
  throw new ConfigFault(
    `BEHIND_PROXY ${text}: chỉ nhận https (proxy lo TLS). / Only https is taken: the proxy ends TLS.`,
  )
}

function checkProxy(text: string): void {
  const [address = '', bits, more] = text.split('/')
  const longest = net.isIPv4(address) ? 32 : net.isIPv6(address) ? 128 : -1
  const whole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= longest)
  if (longest > 0 && whole && more === undefined) return
  throw new ConfigFault(
    `TRUSTED_PROXY ${text}: cần địa chỉ hoặc dải địa chỉ, ví dụ 127.0.0.1 hay 10.0.0.0/24. / ` +
      'An address or a range is needed, such as 127.0.0.1 or 10.0.0.0/24.',
  )
}

function readTls(certFile: string, keyFile: string): Edge['tls'] {
  if (certFile === '' && keyFile === '') return null
  try {
    if (certFile === '' || keyFile === '') throw new Error('TLS_CERT + TLS_KEY')
    const tls = { cert: readFileSync(certFile), key: readFileSync(keyFile) }
    createSecureContext(tls) // a key that does not belong to the certificate is told at the start
    return tls
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ConfigFault(
      `TLS_CERT, TLS_KEY: không dùng được chứng thư và khóa này (${why}). / This certificate and key can't be used (${why}).`,
    )
  }
}
