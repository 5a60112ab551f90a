import { expect, test } from 'vitest'
import { ConfigFault } from '#platform/config.ts'
import { isSecureEdge, localEdge, readEdge } from '#platform/edge.ts'
import type { Edge } from '#platform/edge.ts'
import { requireFacing } from '#server/facing.ts'

test('an edge that nothing is said about trusts no proxy and takes no other name', () => {
  expect(readEdge({})).toEqual(localEdge)
  expect(isSecureEdge(localEdge)).toBe(false)
})

test('the public address and further names are the hosts that are taken', () => {
  const edge = readEdge({ PUBLIC_URL: 'https://Hoctap.example.vn:8443', ALLOWED_HOSTS: 'noi-bo, 10.0.0.5' })
  expect(edge.hosts).toEqual(['hoctap.example.vn', 'noi-bo', '10.0.0.5'])
  expect(edge.publicUrl?.origin).toBe('https://hoctap.example.vn:8443')
})

test.each([
  [{ PUBLIC_URL: 'hoctap.example.vn' }],
  [{ PUBLIC_URL: 'https://hoctap.example.vn/vao' }],
  [{ PUBLIC_URL: 'javascript:alert(1)' }],
  [{ ALLOWED_HOSTS: 'a.example:80' }],
  [{ ALLOWED_HOSTS: '*' }],
  [{ BEHIND_PROXY: 'http', TRUSTED_PROXY: '127.0.0.1' }],
  [{ BEHIND_PROXY: 'https' }],
  [{ TRUSTED_PROXY: 'true' }],
  [{ TRUSTED_PROXY: '0.0.0.0/0' }],
  [{ TRUSTED_PROXY: '10.0.0.0/33' }],
  [{ TLS_CERT: '/nonexistent/cert.pem' }],
  [{ TLS_CERT: '/nonexistent/cert.pem', TLS_KEY: '/nonexistent/key.pem' }],
])('%j is refused with a sentence in both languages', (env) => {
  expect(() => readEdge(env as NodeJS.ProcessEnv)).toThrow(ConfigFault)
  expect(() => readEdge(env as NodeJS.ProcessEnv)).toThrow(/ \/ /)
})

const named = { ...localEdge, hosts: ['hoctap.example.vn'] }
const proxied: Edge = { ...named, behindProxy: true, trustedProxies: ['10.0.0.1'] }

test.each([
  ['a loopback address, open', '127.0.0.1', localEdge, true, null],
  ['a network address, open', '0.0.0.0', proxied, true, /Nobody administers/],
  ['a network address without TLS', '192.168.1.5', named, false, /TLS_CERT and TLS_KEY/],
  ['a network address without a name', '192.168.1.5', { ...proxied, hosts: [] }, false, /PUBLIC_URL/],
  ['a network address behind a proxy', '192.168.1.5', proxied, false, null],
] as const)('%s is listened on or refused with how to mend it', (_what, host, edge, open, refused) => {
  const start = (): void => requireFacing(host, edge, open)
  if (refused === null) expect(start).not.toThrow()
  else expect(start).toThrow(refused)
})
