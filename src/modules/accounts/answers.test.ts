import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { secretHash } from '#platform/secrets/tokens.ts'
import { askerOf, isOpen } from './answers.ts'

const database = await freshDatabase()
const token = 'T'.repeat(43)
const morning = new Date('2026-03-10T01:00:00Z') // 08:00 in Vietnam
const later = (minutes: number): Date => new Date(morning.getTime() + minutes * 60_000)

type Row = Readonly<Record<string, unknown>>
async function add(table: string, row: Row): Promise<number> {
  const names = Object.keys(row)
  const { rows } = await database.pool.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
    Object.values(row),
  )
  return rows[0][Object.keys(rows[0] as Row).find((name) => name.endsWith('_id') && name !== 'realm_id') ?? 'realm_id']
}

/** An office with a unit of two cells, and Lan, who signed in there at 8 in the morning as `role` of the unit. */
async function office(code: string, of: { role?: string; rights?: string; at?: 'office' | 'cell' } = {}) {
  const realm = await add('realms', { code })
  const [unit, cell] = [
    await add('unit_ids', { realm_id: realm, code: 'U' }),
    await add('unit_ids', { realm_id: realm, code: 'C' }),
  ]
  const fact = { realm_id: realm, recorded_at: morning, position: 1, valid_from: '2020-01-01' }
  await add('units', { ...fact, unit_id: unit, name: 'Đảng ủy', level: 'grassroots' })
  await add('units', { ...fact, unit_id: cell, name: 'Chi bộ', level: 'cell', parent_id: unit })
  const role = of.role ?? 'class_clerk'
  const account = await add('accounts', {
    ...{ realm_id: realm, user_name: 'lan', status: 'active', made_at: morning, made_by: 'operator' },
  })
  const held = of.at === 'cell' ? cell : unit
  const grant = await add('grants', {
    ...{ realm_id: realm, account_id: account, role, unit_id: held, given_at: morning, given_by: 'operator' },
  })
  const signIn = await add('sign_ins', {
    ...{ realm_id: realm, account_id: account, token_hash: secretHash(token), door: 'password', second_factor: false },
    ...{ rights: of.rights ?? `${role}@${held}`, made_at: morning, last_seen_at: morning, expires_at: later(720) },
    ...{ address: '10.0.0.1', agent: '' },
  })
  const cookie = `${realm}.${token}`
  const ask = (minutes: number) => askerOf(database, cookie, later(minutes))
  return { realm, unit, cell, account, grant, signIn, cookie, ask }
}

test('a fresh installation is open, and closed for good once an administrator has been active', async () => {
  expect(await isOpen(database)).toBe(true)
  const { realm, account } = await office('o1', { role: 'administrator' })
  expect(await isOpen(database)).toBe(false)
  await database.pool.query(`update accounts set valid_to = '2021-01-01' where realm_id = $1`, [realm])
  expect(await isOpen(database)).toBe(false)
  await database.pool.query(`update accounts set status = 'pending' where account_id = $1`, [account])
  expect(await isOpen(database)).toBe(true)
})

test('a sign-in says who asks and with which roles', async () => {
  const { realm, account, unit, signIn, ask } = await office('o2')
  expect(await ask(1)).toEqual({
    ...{ kind: 'account', realmId: realm, realm: 'o2', accountId: account, userName: 'lan' },
    ...{ roles: [{ role: 'class_clerk', unitId: unit, only: null }], secondFactor: false, signInId: signIn },
  })
})

test('what is no sign-in is nobody', async () => {
  const { realm, cookie } = await office('o3')
  const wrong = [undefined, '', 'x', token, `${realm}.`, `${realm}.${'U'.repeat(43)}`, `${realm + 999}.${token}`]
  for (const value of [...wrong, `${cookie}x`, ` ${cookie}`, `-${cookie}`])
    expect(await askerOf(database, value, later(1))).toEqual({ kind: 'nobody' })
})

test.each([
  ['the account is suspended', `update accounts set status = 'suspended' where realm_id = $1`],
  ['the account is closed', `update accounts set status = 'closed' where realm_id = $1`],
  ['the account is pending', `update accounts set status = 'pending' where realm_id = $1`],
  ['the account’s dates have passed', `update accounts set valid_to = '2026-03-09' where realm_id = $1`],
  ['the account’s dates have not begun', `update accounts set valid_from = '2026-03-11' where realm_id = $1`],
  ['the role is revoked', `update grants set revoked_at = now() where realm_id = $1`],
  ['the role’s dates have passed', `update grants set valid_to = '2026-03-09' where realm_id = $1`],
  ['the sign-in is ended', `update sign_ins set ended_at = now() where realm_id = $1`],
])('%s: the next request is refused', async (what, change) => {
  const { realm, ask } = await office(what)
  expect(await ask(1)).toMatchObject({ kind: 'account' })
  await database.pool.query(change, [realm])
  expect(await ask(1)).toEqual({ kind: 'nobody' })
})

test('one more role also ends the sign-in, which was made with less', async () => {
  const { realm, unit, account, ask } = await office('o4')
  await add('grants', {
    ...{
      realm_id: realm,
      account_id: account,
      role: 'speaker',
      unit_id: unit,
      given_at: morning,
      given_by: 'operator',
    },
  })
  expect(await ask(1)).toEqual({ kind: 'nobody' })
})

test('a sign-in ends after half an hour without use, and use keeps it up to its last hour', async () => {
  const { ask } = await office('o5')
  expect(await ask(29)).toMatchObject({ kind: 'account' })
  expect(await ask(58)).toMatchObject({ kind: 'account' })
  expect(await ask(88)).toEqual({ kind: 'nobody' })
  for (let minute = 60; minute < 720; minute += 25) expect(await ask(minute)).toMatchObject({ kind: 'account' })
  expect(await ask(720)).toEqual({ kind: 'nobody' })
})

test('an officer over several units has no roles until the sign-in has a second factor', async () => {
  const { realm, unit, ask } = await office('o6', { role: 'unit_officer' })
  expect(await ask(1)).toMatchObject({ roles: [], lacks: 'second-factor' })
  await database.pool.query('update sign_ins set second_factor = true where realm_id = $1', [realm])
  const asker = await ask(1)
  expect(asker).toMatchObject({ roles: [{ role: 'unit_officer', unitId: unit, only: null }], secondFactor: true })
  expect(asker).not.toHaveProperty('lacks')
})

test('an officer of one cell needs none, unless the realm asks it of all', async () => {
  const { realm, cell, ask } = await office('o7', { role: 'unit_officer', at: 'cell' })
  expect(await ask(1)).toMatchObject({ roles: [{ unitId: cell }] })
  await database.pool.query(
    `insert into account_settings (realm_id, second_factor_for_all, changed_at, changed_by) values ($1, true, now(), 'operator')`,
    [realm],
  )
  expect(await ask(1)).toMatchObject({ roles: [], lacks: 'second-factor' })
})

test('the day of a role begins and ends at the realm’s midnight', async () => {
  const { realm, cookie } = await office('o8')
  await database.pool.query(`update grants set valid_to = '2026-03-10' where realm_id = $1`, [realm])
  const at = (text: string) => askerOf(database, cookie, new Date(text))
  await database.pool.query(
    `update sign_ins set expires_at = '2026-03-11', last_seen_at = '2026-03-10T16:45Z' where realm_id = $1`,
    [realm],
  )
  expect(await at('2026-03-10T16:59:00Z')).toMatchObject({ kind: 'account' })
  expect(await at('2026-03-10T17:00:00Z')).toEqual({ kind: 'nobody' })
})
