/** What waits for each: by what they may do, where, and for themselves. */
import { expect, test } from 'vitest'
import { noticesWorld } from './world.ts'

const { database, say, unit, above, holder, write, bugs } = await noticesWorld({
  required_deliverables: 'campaign,level,kind,due_on\nC1,commune,plan,2026-03-05\nC1,cell,report,2026-03-10\n',
  audiences: 'campaign,code,name,basis,order\nC1,dan,Nhân dân,headcount,9\n',
})
type Item = {
  kind: string
  near: string
  due_on: string | null
  count: number
  unit: string | null
  what: string | null
}
const work = async (who: typeof unit): Promise<Item[]> => (await say('readWork', {}, who)).said.items as Item[]
const corrections = async (who: typeof unit) => (await work(who)).find(({ kind }) => kind === 'corrections')
// of the sweep's world
await database.pool.query(`delete from correction_requests`)
const short = (items: readonly Item[]) => items.map((one) => [one.near, one.kind, one.what, one.count].join(' '))

test('an officer has what the own unit owes apart from what those below owe, the urgent first', async () => {
  expect(short(await work(unit))).toEqual([
    'overdue paper plan 1',
    'today below report 2', // X11 and X14; X13 stands elsewhere now
    'later writing writing 3', // due on the 20th
  ])
})

test('the level above has counts of units, papers that wait for it, and nobody’s own', async () => {
  await write(unit, 'deliverables', { campaign: 'C1', unit: 'X1', kind: 'plan', submitted_at: '2026-03-09T08:00' })
  const items = await work(above)
  expect(short(items)).toContain('overdue below plan 2')
  expect(short(items)).toContain('later review_papers  1')
  expect(short(await work(unit))).not.toContain('overdue paper plan 1')
})

test('invitations to speak wait for an answer, for being confirmed, and for somebody else when all decline', async () => {
  await write(unit, 'speakers', { code: 'BCV-9', full_name: 'Ngô Văn Nói', rank: 'district' })
  await write(unit, 'sessions', { code: 'S-MOI', campaign: 'C1', host: 'X1', starts_at: '2026-03-25T08:00' })
  const steps = [
    ['invited', 'invitations_open'],
    ['accepted', 'invitations_answered'],
    ['declined', 'invitations_declined'],
  ] as const
  for (const [status, kind] of steps) {
    await write(unit, 'invitations', { session: 'S-MOI', speaker: 'BCV-9', status })
    const waits = short(await work(unit)).filter((one) => one.includes('invitations'))
    expect(waits).toEqual([`later ${kind}  1`])
    // the level above has its own to keep
    expect(short(await work(above)).filter((one) => one.includes('invitations'))).toEqual([])
  }
  await write(unit, 'sessions', { code: 'S-MOI', retracted: 'yes' })
})

test('statements of the units right below wait until the level above has said something on them', async () => {
  const key = { campaign: 'C1', audience: 'dan', unit: 'X11', date: '2026-03-09' }
  await write(unit, 'headcounts', { ...key, expected: '10', participated: '5' })
  expect(short(await work(unit))).toContain('later review_statements  1')
  await write(unit, 'statement_reviews', { ...key, decided_at: '2026-03-10T09:00', decision: 'accepted' })
  expect((await work(unit)).map(({ kind }) => kind)).not.toContain('review_statements')
})

test('a request about personal data waits with its last day for those who keep the unit alone', async () => {
  const { rows } = await database.pool.query<{
    realm_id: number
    unit_id: number
    person_id: number
    account_id: number
  }>(
    `select u.realm_id, u.unit_id, p.person_id, (select min(account_id) from accounts a where a.realm_id = u.realm_id) as account_id
     from unit_ids u join person_ids p on p.realm_id = u.realm_id and p.code = 'ng-X2' where u.code = 'X2'`,
  )
  const of = rows[0]
  await database.pool.query(
    `insert into correction_requests (realm_id, person_id, account_id, unit_id, what_is_wrong, what_is_right, made_at, due_on, status, kind)
     values ($1, $2, $3, $4, 'sai', 'đúng', now(), '2026-03-11', 'open', 'correction')`,
    [of?.realm_id, of?.person_id, of?.account_id, of?.unit_id],
  )
  expect(await corrections(above)).toMatchObject({ near: 'week', due_on: '2026-03-11', count: 1 })
  expect(await corrections(unit)).toBeUndefined()
})

test('a member has their own study and papers, and nobody else’s', async () => {
  const member = holder('member at X1')
  expect(await work(member)).toEqual([])
  await database.pool.query(
    `update accounts set person_id = (select person_id from person_ids where code = 'ng-X11' and realm_id = accounts.realm_id)
     where account_id = (select g.account_id from grants g join unit_ids u using (realm_id, unit_id)
       join accounts a on a.realm_id = g.realm_id and a.account_id = g.account_id
       where g.role = 'member' and u.code = 'X1' and a.user_name like 'hoi.%' and a.status = 'active' order by g.account_id limit 1)`,
  )
  // was there, and owes a reflection; the unit’s level has no deadline
  expect(short(await work(member))).toEqual(['later my_writing  1'])
})

test('whoever lacks the second factor has that alone to do; a role for one session shows nothing of a unit', async () => {
  expect((await work(holder('unit_officer without the second factor'))).map(({ kind }) => kind)).toEqual([
    'second_factor',
  ])
  expect(await work(holder('leader for one session'))).toEqual([])
  expect(bugs).toEqual([])
})
