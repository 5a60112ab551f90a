import { expect, test } from 'vitest'
import { quantriet } from '../command.ts'
import { freshDatabase } from '../database.ts'
import { clockAt, serverOn, strong } from './browser.ts'
import { addOffice, addRow } from './office.ts'

const database = await freshDatabase()
const clock = clockAt(new Date().toISOString())
const { browser } = await serverOn(database, clock)
await addOffice(database)
const account = (...args: string[]) => quantriet(['account', ...args], database.url)

test('the operator is never shut out: accounts, roles and codes come from the command line', async () => {
  const added = await account('add', 'An.Quantri')
  expect(added).toMatchObject({ code: 0 })
  expect((await account('grant', 'an.quantri', '--role', 'administrator')).code).toBe(0)
  const at = browser()
  expect((await at.post('/activate', { code: added.out.trim(), password: strong })).body).toEqual({ signed_in: true })
  expect((await at.get('/me')).body).toMatchObject({ open: false, roles: [{ role: 'administrator', unit: null }] })
  const again = await account('reset', 'an.quantri', '--drop-second-factor')
  expect((await at.get('/me')).body.kind).toBe('nobody')
  expect((await browser().post('/activate', { code: again.out.trim(), password: strong })).status).toBe(200)
}, 120_000)

test('roles are listed, ended and refused with a sentence', async () => {
  await account('add', 'hoa', '--unit', 'A')
  await account('grant', 'hoa', '--role', 'unit_officer', '--unit', 'A', '--from', '2026-01-01', '--to', '31/12/2030')
  const { out } = await account('list')
  expect(out.split('\n')).toContain('hoa\tpending\tA\t1\tunit_officer@A')
  expect(out.split('\n')).toContain('an.quantri\tactive\t*\t1\tadministrator@*')
  expect((await account('revoke', 'hoa', '--role', 'unit_officer', '--unit', 'A')).code).toBe(0)
  expect(await account('revoke', 'hoa', '--role', 'unit_officer', '--unit', 'A')).toMatchObject({
    code: 1,
    err: 'Tài khoản không có vai trò ấy ở đó.\n',
  })
  expect(await account('revoke', 'an.quantri', '--role', 'administrator', '--lang', 'en')).toMatchObject({ code: 1 })
  expect(await account('grant', 'khong', '--role', 'leader')).toMatchObject({
    code: 1,
    err: 'Không có tài khoản “khong”.\n',
  })
  expect(await account('grant', 'hoa', '--role', 'vua', '--lang', 'en')).toMatchObject({ code: 2 })
}, 120_000)

test('what the operator did stands in the journal as the operator’s', async () => {
  const { rows } = await database.pool.query(
    `select distinct actor, door from journal_events where action = 'grant.give'`,
  )
  expect(rows).toEqual([{ actor: 'operator', door: 'cli' }])
})

test('demo accounts come into being in demo realms alone', async () => {
  const { addDemoAccounts } = await import('#modules/accounts/actions-demo.ts')
  const by = { database, now: clock.now, actor: 'operator', door: 'demo', address: '', agent: '' }
  const demo = await addOffice(database, 'demo')
  await expect(addDemoAccounts(by, demo.realm)).rejects.toThrow('forbidden')
  await addRow(database, 'orders', { realm_id: demo.realm, position: 1, door: 'demo', actor: 'demo' })
  const { password, accounts } = await addDemoAccounts(by, demo.realm)
  expect(accounts.find(({ userName }) => userName === 'huyen')).toEqual({
    userName: 'huyen',
    role: 'unit_officer',
    unit: 'A',
  })
  const at = browser()
  expect((await at.post('/sign-in', { realm: 'demo', user_name: 'tinh', password })).status).toBe(200)
  expect((await at.get('/me')).body).toMatchObject({
    can: expect.arrayContaining(['read.names', 'import']),
    second_factor: { needed: false },
  })
  expect((await at.get('/sign-in')).body.realms).toEqual([
    { code: 'default', name: 'Tỉnh ủy Zolvexkim', demo: false },
    { code: 'demo', name: 'Tỉnh ủy Zolvexkim', demo: true },
  ])
  const again = await addDemoAccounts(by, demo.realm)
  expect(again.password).not.toBe(password)
  expect((await at.get('/me')).body.kind).toBe('nobody')
  await addRow(database, 'orders', { realm_id: demo.realm, position: 2, door: 'import', actor: 'operator' })
  await expect(addDemoAccounts(by, demo.realm)).rejects.toThrow('forbidden')
})
