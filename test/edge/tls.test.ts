import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from 'node:tls'
import { afterAll, expect, test } from 'vitest'
import { ConfigFault } from '#platform/config.ts'
import { isSecureEdge, readEdge } from '#platform/edge.ts'
import { clockAt } from '../accounts/browser.ts'
import { addOffice } from '../accounts/office.ts'
import { freshDatabase } from '../database.ts'
import { edged } from './server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quantriet-tls-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A certificate for localhost by the system's openssl. */
function certificate(name: string): { TLS_CERT: string; TLS_KEY: string } {
  const made = { TLS_CERT: path.join(folder, `${name}.pem`), TLS_KEY: path.join(folder, `${name}.key`) }
  const options = [
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '90',
    '-subj',
    '/CN=localhost',
  ]
  const ran = spawnSync('openssl', ['req', ...options, '-keyout', made.TLS_KEY, '-out', made.TLS_CERT])
  expect(ran.status).toBe(0)
  return made
}

const own = certificate('own')
const edge = readEdge({ ...own, PUBLIC_URL: 'https://localhost' })
const database = await freshDatabase()
await addOffice(database)
const { app } = await edged(database, { edge, now: () => clockAt('2026-03-10T01:00:00Z').now })
await app.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.server.address() as AddressInfo

test('with a certificate of its own the server speaks TLS and tells browsers to keep to it', async () => {
  expect(isSecureEdge(edge)).toBe(true)
  const reply = await new Promise<{ status: number | undefined; sts: string | undefined }>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/api/v1/me', rejectUnauthorized: false }, (got) => {
      resolve({ status: got.statusCode, sts: got.headers['strict-transport-security'] })
      got.resume()
    })
      .once('error', reject)
      .end()
  })
  expect(reply).toEqual({ status: 200, sts: 'max-age=31536000; includeSubDomains' })
})

test.each([
  ['TLSv1.1', false],
  ['TLSv1.2', true],
  ['TLSv1.3', true],
] as const)('%s is spoken: %s', async (version, spoken) => {
  const heard = await new Promise<boolean>((resolve) => {
    const ciphers = version === 'TLSv1.1' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}
    const socket = connect({
      port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      minVersion: version,
      maxVersion: version,
      ...ciphers,
    })
    socket.once('secureConnect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('secureConnect', () => socket.destroy())
  })
  expect(heard).toBe(spoken)
})

test.each([
  ['ECDHE-ECDSA-AES256-GCM-SHA384', true],
  ['ECDHE-ECDSA-CHACHA20-POLY1305', true],
  ['ECDHE-ECDSA-AES256-SHA384', false],
  ['ECDHE-ECDSA-AES128-SHA', false],
  ['AES256-GCM-SHA384', false],
])('the suite %s is taken: %s', async (ciphers, taken) => {
  const heard = await new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, maxVersion: 'TLSv1.2', ciphers })
    socket.once('secureConnect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('secureConnect', () => socket.destroy())
  })
  expect(heard).toBe(taken)
})

test('a key that does not belong to the certificate is told at the start', () => {
  const other = certificate('other')
  expect(() => readEdge({ TLS_CERT: own.TLS_CERT, TLS_KEY: other.TLS_KEY })).toThrow(ConfigFault)
})
