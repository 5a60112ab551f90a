import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { edged } from './server.ts'

const times = { headers: 600, body: 500, request: 1_500, look: 100 }
const { app, bugs } = await edged(await freshDatabase(), { times })
await app.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.server.address() as AddressInfo

/** Says the beginning, then a letter at a time; how long it was listened to, and what was answered. */
function drip(beginning: string, letter: string): Promise<{ ended: number; heard: string }> {
  const began = performance.now()
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(beginning))
    const more = setInterval(() => socket.write(letter), 50)
    const stop = setTimeout(() => socket.destroy(), 10_000)
    socket.setEncoding('utf8').on('data', (part: string) => (heard += part))
    socket.on('error', () => undefined)
    socket.once('close', () => {
      clearInterval(more)
      clearTimeout(stop)
      resolve({ ended: performance.now() - began, heard })
    })
  })
}

const first = (where: string): string => `POST /api/v1${where} HTTP/1.1\r\nHost: 127.0.0.1\r\n`
const json = `${first('/sign-in')}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"user_name":"`
const upload = `${first('/import')}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 500000\r\n\r\n`

test.each([
  ['headers that drip in', `${first('/sign-in')}X-Slow: `, 'a', times.headers],
  ['a body that drips in', json, 'a', times.body],
  [
    'an upload that drips in',
    `${upload}--x\r\ncontent-disposition: form-data; name="f"; filename="units.csv"\r\n\r\n`,
    'a',
    times.request,
  ],
])('%s: cut off when the time is up, and not before', async (_what, beginning, letter, time) => {
  const { ended, heard } = await drip(beginning, letter)
  expect(ended).toBeGreaterThan(time - 20)
  expect(ended).toBeLessThan(time + 4_000)
  expect(heard).not.toMatch(/^HTTP\/1\.1 [25]/)
})

test('whoever sends in time is answered while others drip', async () => {
  const slow = Array.from({ length: 20 }, () => drip(json, 'a'))
  const began = performance.now()
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/me`)
  expect(reply.status).toBe(200)
  expect(performance.now() - began).toBeLessThan(2_000)
  await Promise.all(slow)
})

test('no slow sender is a bug', () => expect(bugs).toEqual([]))
