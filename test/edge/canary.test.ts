import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { environmentOf, program } from '../command.ts'
import { formOf } from '../api/api.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'quantriet-canary-'))
const child = spawn(
  process.execPath,
  [program, 'start', '--api-only', '--data', dataDir, '--port', '0', '--lang', 'en'],
  {
    env: environmentOf(),
    stdio: ['ignore', 'pipe', 'pipe'],
  },
)
const ended = new Promise((resolve) => child.once('close', resolve))
let said = ''
for (const stream of [child.stdout, child.stderr])
  stream.setEncoding('utf8').on('data', (text: string) => (said += text))
afterAll(async () => {
  child.kill('SIGTERM')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
})

async function heard(words: RegExp): Promise<string> {
  for (let i = 0; i < 600; i++) {
    const found = words.exec(said)?.[1]
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The server did not say ${words}: ${said}`)
}

const person = 'Zukhôngai Thịchimhoàngyến'
const password = 'chim hoàng yến đậu cành tre xanh'
const wrong = 'chim hoàng yến bay mất rồi nhé'

test('no log holds a name, a password, a cookie or a statement with values, and no answer a stack or SQL', async () => {
  const address = await heard(/runs at (http:\S+)/)
  const token = await heard(/\/setup#(\S+)/)
  const answers: string[] = []
  let cookie = ''
  const ask = async (where: string, body?: object | Buffer, type = 'application/json'): Promise<Response> => {
    const sent = body === undefined ? {} : { method: 'POST', body: Buffer.isBuffer(body) ? body : JSON.stringify(body) }
    const headers: Record<string, string> = { cookie, ...(body === undefined ? {} : { 'content-type': type }) }
    const reply = await fetch(`${address}/api/v1${where}`, { ...sent, headers } as RequestInit)
    if (!reply.ok) answers.push(await reply.clone().text())
    cookie = /^[^;]+/.exec(reply.headers.get('set-cookie') ?? '')?.[0] ?? cookie
    return reply
  }
  const units = 'code,name,level,parent\nP,Đảng bộ tỉnh,province,\n'
  const people = `code,full_name,birth_date\np1,${person},1970-01-01\np1,${person},1970-02-31\n`
  const { type, payload } = formOf([
    { name: 'units.csv', content: units },
    { name: 'people.csv', content: people },
  ])
  expect((await ask('/import?dry_run=no', payload, type)).status).toBe(422)
  answers.splice(0) // the importer is shown its own faulty rows
  expect((await ask('/setup', { token, user_name: 'hoangyen', password })).status).toBe(200)
  const session = cookie
  expect(session).toMatch(/^quantriet=\d+\.[\w-]{43}$/)
  expect((await ask('/sign-in', { realm: 'default', user_name: person, password: wrong })).status).toBe(401)
  expect((await ask('/sign-in', { realm: 'default', user_name: 'hoangyen', password: wrong })).status).toBe(401)
  await ask(`/units?as_of=2026-01-01&search=${encodeURIComponent(`${person}'; select 1/0 --`)}`)
  await ask(`/campaigns/${encodeURIComponent("x' or '1'='1")}/figures?unit=P&as_of=0001-01-01`)
  await ask('/campaigns/%00/figures?unit=P&as_of=2026-01-01')
  await ask('/accounts/99999999999999999999')
  await ask('/sign-in', Buffer.from(`{"password":"${password}`))
  for (const answer of answers) {
    expect(answer).not.toMatch(/\n\s+at |node_modules|\.ts:\d|select .* from|syntax error|pg_|kysely/i)
  }
  expect(answers.length).toBeGreaterThan(4)
  const logs = [
    said,
    ...readdirSync(dataDir)
      .filter((name) => name.includes('.log'))
      .map((name) => readFileSync(path.join(dataDir, name), 'utf8')),
  ]
  expect(logs.length).toBeGreaterThan(1)
  const value = session.split('=')[1] ?? ''
  for (const log of logs) {
    for (const canary of [person, 'hoàngyến', 'hoangyen', password, wrong, value, value.split('.')[1] ?? '']) {
      expect(log).not.toContain(canary)
    }
  }
  expect(logs.join('\n')).not.toMatch(/^STATEMENT:|\n.*STATEMENT:/)
}, 120_000)
