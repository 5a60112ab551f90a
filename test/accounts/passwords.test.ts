import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import { addOffice } from './office.ts'
import { addOfficer, setUpAdministrator } from './people.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quantriet-breached-'))
afterAll(() => {
  delete process.env['PASSWORD_BLOCKLIST_FILE']
  rmSync(folder, { recursive: true })
})
const database = await freshDatabase()
const clock = clockAt('2026-03-10T01:00:00Z')
const { browser, bugs } = await serverOn(database, clock)
const office = await addOffice(database)
await database.pool.query(
  `update units set name = 'Chi bộ thôn Vexokramu' where unit_id = (select unit_id from unit_ids where code = 'A1')`,
)
await database.pool.query(`update people set full_name = 'Trần Qwerxolim Bvuzạ' where full_name = 'Nguyễn Thị Lan'`)
const chief = browser()
await setUpAdministrator(database, clock, chief, office.realm)
const at = browser()
await addOfficer(chief, at, { userName: 'jokhidalwep', unit: 'A1', role: 'member', person: 'p1' })
const change = async (password: string): Promise<string | number> => {
  const { status, body } = await at.post('/me/password', { old_password: strong, password })
  return status === 200 ? 200 : `${body.code} ${body.issues?.[0]?.message}`
}

test.each([
  ['the user name', 'jokhidalwep-2026'],
  ['the realm', 'zolvexkim zolvexkim'],
  ['the unit', 'Vexokramu1990Vexokramu'],
  ['the person', 'qwerxolim-Bvuza-1985'],
  ['the product', 'quan-triet-Quan-Triet'],
])('a password made of %s is refused', async (_of, password) => {
  expect(await change(password)).toMatch(/^weak-password (holds-context|common)$/)
})

test('a password in the operator’s list of breached ones is refused, however it is capitalized', async () => {
  const file = path.join(folder, 'breached.txt')
  const hash = createHash('sha1').update('vầng trăng xẻ nửa soi đường').digest('hex')
  writeFileSync(file, `chiếc lá cuối cùng rơi đêm\n${hash.toUpperCase()}:12\n`)
  process.env['PASSWORD_BLOCKLIST_FILE'] = file
  expect(await change('Chiếc lá cuối cùng rơi đêm')).toBe('weak-password breached')
  expect(await change('Vầng Trăng Xẻ Nửa Soi Đường')).toBe('weak-password breached')
  expect(await change('chiếc lá đầu tiên rơi ngày')).toBe(200)
})

test('nothing of this was a bug', () => {
  expect(bugs).toEqual([])
})
