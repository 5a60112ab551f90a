/** A campaign's schedule: reminders, then escalation up the tree, one mail a person a day, never twice. */
import { expect, test } from 'vitest'
import { mailRealm, postOf } from '#modules/notices/actions-mails.ts'
import { remindRealm } from '#modules/notices/actions-reminders.ts'
import { nameIn } from '../sweep/world.ts'
import { openPost } from './post.ts'
import { at, noticesWorld } from './world.ts'

const { database, realm, say, unit, above, holder, bugs } = await noticesWorld({
  reminder_rules: [
    'campaign,what,side,days,to,active',
    'C1,writing,before,7,unit,yes',
    'C1,writing,after,3,above,yes',
    'C1,writing,after,5,next,yes',
    'C1,plan,after,1,unit,yes',
    'C1,plan,before,2,unit,no',
    '',
  ].join('\n'),
})
const mailbox = await openPost()
const env = { SMTP_URL: mailbox.url, PUBLIC_URL: 'https://quan-triet.example.test/' }
const post = postOf(env)
/** Waits for no answer longer than a moment. */
const impatient = postOf(env, { reach: 10_000, greet: 10_000, answer: 200 })
/** Nobody listens there. */
const unreached = postOf({ ...env, SMTP_URL: 'smtp://127.0.0.1:1' })
if (post === null || impatient === null || unreached === null) throw new Error('Mails are off.')
await database.pool.query(`update accounts set email = user_name || '@thu.test'`)

type Told = {
  unit: string
  what: string
  kind: string
  due_on: string
  outstanding: number
  read: boolean
  own: boolean
}
const told = async (who = unit): Promise<Told[]> => (await say('listNotices', {}, who)).said.rows as Told[]
const linesOf = async (who = unit) => (await told(who)).map((one) => `${one.unit} ${one.what} ${one.kind}`).toSorted()
const mail = (day: string, time = '09:00', by = post) => mailRealm(database, realm, by, () => at(day, time))
const states = async () => {
  const { rows } = await database.pool.query<{ day: string; state: string; attempts: number; n: number }>(
    'select day::text as day, state, attempts, count(*)::int as n from notice_mails group by 1, 2, 3 order by 1, 2',
  )
  return rows
}

test('before its days come, and by a rule that is switched off, nobody is told anything', async () => {
  expect(await remindRealm(database, realm, at('2026-03-12'))).toBe(0)
  expect(await told()).toEqual([])
})

test('two servers at once tell each unit’s officers once; a unit that nobody keeps is told to the nearest level above', async () => {
  const both = await Promise.all([1, 2].map(() => remindRealm(database, realm, at('2026-03-13'))))
  // writing of X1, due on the 20th; the plans of X1, X2 and Y1, due on the 12th
  expect(both.reduce((sum, made) => sum + made, 0)).toBe(4)
  expect(await linesOf()).toEqual(['X1 plan reminder', 'X1 writing reminder'])
  expect((await told()).find(({ what }) => what === 'writing')).toMatchObject({ due_on: '2026-03-20', outstanding: 3 })
  expect(await linesOf(above)).toEqual(['X2 plan reminder', 'Y1 plan reminder'])
  expect((await told()).map(({ own }) => own)).toEqual([true, true])
  expect((await told(above)).map(({ own }) => own)).toEqual([false, false])
  expect(await linesOf(holder('member at X1'))).toEqual([])
})

test('a restart on the same day, and the next day, tell nothing again', async () => {
  expect(await remindRealm(database, realm, at('2026-03-13', '23:00'))).toBe(0)
  // on the 14th begins the week before the own deadline of X2, the 21st
  expect(await remindRealm(database, realm, at('2026-03-14'))).toBe(1)
  expect(await linesOf()).toHaveLength(2)
})

test('no mail leaves in the quiet hours, nor at the weekend where that is set', async () => {
  expect(await mail('2026-03-13', '21:30')).toBe(0)
  expect(await mail('2026-03-14', '06:59')).toBe(0)
  const administrator = holder('administrator at P')
  const quiet = { quiet_from: '20:00', quiet_to: '07:00', weekends: false }
  expect((await say('writeNoticeSettings', { body: quiet }, administrator)).status).toBe(200)
  expect(await mail('2026-03-14')).toBe(0) // a Saturday
  expect(mailbox.mails).toEqual([])
  await say('writeNoticeSettings', { body: { ...quiet, weekends: true } }, administrator)
})

test('one mail a person a day carries all of it: counts, units and a link, and no name of a person', async () => {
  await Promise.all([mail('2026-03-14'), mail('2026-03-14')])
  expect(mailbox.mails.map(({ to }) => to).toSorted()).toEqual(
    [...new Set(mailbox.mails.map(({ to }) => to))].toSorted(),
  )
  const { rows } = await database.pool.query<{ n: number }>(
    'select count(distinct account_id)::int as n from notice_receipts',
  )
  expect(mailbox.mails).toHaveLength(rows[0]?.n ?? -1)
  const own = mailbox.mails.filter(({ text }) => text.includes('Đơn vị X1 – Bài thu hoạch: còn 3'))
  const { rows: kept } = await database.pool.query<{ n: number }>(
    `select count(distinct account_id)::int as n from notice_receipts join notices n using (realm_id, notice_id)
     join unit_ids u using (realm_id, unit_id) where u.code = 'X1' and n.what = 'writing'`,
  )
  expect(own).toHaveLength(kept[0]?.n ?? -1) // every officer of X1
  for (const { text, subject, html, id } of own) {
    expect(subject).toBe('Quán Triệt: 2 việc cần xem / 2 things to look at')
    expect(text).toContain('Đơn vị X1 – Kế hoạch: chưa nộp, hạn 12/3/2026, chậm 2 ngày')
    expect(text).toContain('Đơn vị X1 – Plan: not handed in, due 12 March 2026, 2 days late')
    // what is latest first
    expect(text.indexOf('Kế hoạch')).toBeLessThan(text.indexOf('Bài thu hoạch'))
    expect(html).toContain('<html lang="vi">')
    expect(html).toContain(
      'href="https://quan-triet.example.test/r/default/overdue?campaign=C1&amp;unit=X1&amp;what=plan"',
    )
    expect(html.replaceAll(/<[^>]+>/g, '')).toContain('Đơn vị X1 – Kế hoạch: chưa nộp')
    expect(html).not.toContain(nameIn('X1'))
    expect(id).toMatch(/^<quan-triet\.\d+\.\d+\.2026-03-14@quan-triet\.example\.test>$/)
    expect(text).toContain('Đơn vị X1 – Kế hoạch')
    expect(text).toContain('https://quan-triet.example.test/r/default/notices')
    expect(text).not.toContain(nameIn('X1'))
    expect(text).not.toContain('thu.test')
  }
  const higher = mailbox.mails.find(({ text }) => text.includes('Việc của đơn vị chưa có cán bộ ('))
  expect(higher?.text).toContain('- Đơn vị X2 – Kế hoạch: chưa nộp')
  const before = mailbox.mails.length
  expect(await mail('2026-03-14', '15:00')).toBe(0)
  expect(mailbox.mails).toHaveLength(before)
})

test('what is still owed goes up to the level above, and then to the next, after the days set', async () => {
  await remindRealm(database, realm, at('2026-03-22'))
  expect(await linesOf(above)).not.toContain('X1 writing escalation')
  await remindRealm(database, realm, at('2026-03-23'))
  expect(await linesOf(above)).toContain('X1 writing escalation')
  const before = (await told(above)).length
  // nobody keeps anything above the province: the next level tells nobody, and nobody twice
  await remindRealm(database, realm, at('2026-03-25'))
  expect((await linesOf(above)).filter((line) => line === 'X1 writing escalation')).toHaveLength(1)
  expect((await told(above)).length).toBeGreaterThanOrEqual(before)
})

test('a mail that fails is tried again later and later, shown to the administrator, and comes the day after', async () => {
  mailbox.behave('refuses')
  const first = await mail('2026-03-25')
  expect(first).toBeGreaterThan(0)
  expect(await mail('2026-03-25', '09:00')).toBe(0)
  expect(await mail('2026-03-25', '09:02')).toBe(first)
  expect(await mail('2026-03-25', '09:04')).toBe(0)
  const shown = await say('readNoticeSettings', {}, holder('administrator at P'))
  expect(shown.said.failures[0]).toMatchObject({ day: '2026-03-25', state: 'waiting', attempts: 2, fault: '550' })
  expect(JSON.stringify(shown.said)).not.toContain('@thu.test')
  for (const time of ['09:10', '09:30', '11:00', '15:00', '19:00']) await mail('2026-03-25', time)
  expect((await states()).find(({ day, state }) => day === '2026-03-25' && state === 'failed')).toMatchObject({
    attempts: 6,
    n: first,
  })
  mailbox.behave('takes')
  mailbox.mails.length = 0
  expect(await mail('2026-03-26')).toBe(first)
  expect(mailbox.mails.some(({ text }) => text.includes('Đơn vị X1 – Bài thu hoạch'))).toBe(true)
})

const again = async (day: string, by = post) => {
  await database.pool.query('update notice_receipts set mailed_on = null')
  mailbox.mails.length = 0
  return mail(day, '09:00', by)
}
const statesOf = async (day: string) => (await states()).filter((one) => one.day === day)

test('a mail server that closes, or that nobody reaches, costs one try a round; when it is back everybody gets one mail', async () => {
  mailbox.behave('closes')
  expect(await again('2026-03-27')).toBe(1)
  expect(await mail('2026-03-27')).toBe(1)
  expect(await mail('2026-03-27', '09:00', unreached)).toBe(1)
  mailbox.behave('takes')
  await mail('2026-03-27', '10:00')
  expect((await statesOf('2026-03-27')).every(({ state }) => state === 'sent')).toBe(true)
  const to = mailbox.mails.map((one) => one.to)
  expect(to).toHaveLength(new Set(to).size)
  expect(to.length).toBeGreaterThan(3)
})

test('a mail that was handed over whole, and then no word, is nobody’s a second time that day', async () => {
  mailbox.behave('keeps silent')
  expect(await again('2026-03-28', impatient)).toBe(1)
  mailbox.behave('takes')
  const [first] = mailbox.mails
  await mail('2026-03-28', '10:00')
  await mail('2026-03-28', '15:00')
  expect(mailbox.mails.filter(({ to }) => to === first?.to)).toHaveLength(1)
  expect(await statesOf('2026-03-28')).toContainEqual({ day: '2026-03-28', state: 'unsure', attempts: 1, n: 1 })
})

test('whoever chose a language gets the mail in it alone', async () => {
  const chosen = await say('chooseMails', { body: { mails: true, lang: 'vi' } }, unit)
  expect(chosen.said).toEqual({ mails: true, lang: 'vi' })
  // what is not said stays as it was
  expect((await say('chooseMails', { body: { mails: true } }, unit)).said.lang).toBe('vi')
  await again('2026-03-29')
  const subjects = mailbox.mails.map(({ subject }) => subject)
  expect(subjects.filter((one) => !one.includes('things to look at'))).toHaveLength(1)
  const own = mailbox.mails.find(({ subject }) => !subject.includes(' / '))
  expect(own?.text).toContain('Không muốn nhận thư này')
  expect(`${own?.text}${own?.html}`).not.toContain('If you do not want')
})

test('a claim that a server never settled may have gone out: it is not sent again that day, and shown', async () => {
  await database.pool.query('update notice_receipts set mailed_on = null')
  await database.pool.query(
    `insert into notice_mails (realm_id, account_id, day, state, attempts, next_at, claimed_at)
     select distinct realm_id, account_id, date '2026-04-03', 'sending', 1, $1::timestamptz, $1::timestamptz
     from notice_receipts where mailed_on is null and read_at is null`,
    [at('2026-04-03', '08:00')],
  )
  mailbox.mails.length = 0
  expect(await mail('2026-04-03', '08:05')).toBe(0)
  expect(await mail('2026-04-03', '09:00')).toBe(0)
  expect((await states()).some(({ day, state }) => day === '2026-04-03' && state === 'unsure')).toBe(true)
  expect(await mail('2026-04-04')).toBeGreaterThan(0)
})

test('what was read on the page is mailed to nobody, and whoever wants no mails reads it there alone', async () => {
  const { rows } = await database.pool.query<{ n: number }>(
    'select count(*)::int as n from notice_receipts where read_at is null',
  )
  expect(rows[0]?.n).toBeGreaterThan(0)
  const before = (await say('listNotices', {}, unit)).said.unread as number
  expect(before).toBeGreaterThan(0)
  const [first] = (await say('listNotices', {}, unit)).said.rows as { notice: number }[]
  expect((await say('markNotices', { body: { notices: [first?.notice ?? 0] } }, unit)).said).toEqual({
    read: 1,
    unread: before - 1,
  })
  expect((await say('markNotices', { body: { notices: null } }, unit)).said).toEqual({ read: before - 1, unread: 0 })
  expect((await say('chooseMails', { body: { mails: false } }, above)).status).toBe(200)
  await database.pool.query('update notice_receipts set mailed_on = null')
  mailbox.mails.length = 0
  await mail('2026-04-06')
  const to = mailbox.mails.map((one) => one.to)
  expect(to.length).toBeGreaterThan(0)
  const { rows: out } = await database.pool.query<{ address: string }>(
    `select a.user_name || '@thu.test' as address from accounts a
     where exists (select 1 from notice_choices c where c.account_id = a.account_id and not c.mails)
        or not exists (select 1 from notice_receipts r where r.account_id = a.account_id and r.read_at is null)`,
  )
  expect(to.filter((address) => out.some((one) => one.address === address))).toEqual([])
  expect((await told(above)).length).toBeGreaterThan(0)
  expect(bugs).toEqual([])
})
