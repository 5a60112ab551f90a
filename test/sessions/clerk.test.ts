/** A class clerk marks the attendance of one session: its roster is theirs, and nothing else is. */
import { expect, test } from 'vitest'
import { office } from '../sweep/holders.ts'
import type { Holder } from '../sweep/holders.ts'
import { sweepServer } from '../sweep/server.ts'

const { database, bugs, holder, asked, now } = await sweepServer()
const { account, setStatus, cookieOf } = office(database, now)
const id = await account('default', 'thu.ky.lop', 'X1', [{ role: 'class_clerk', unit: 'X1', only: 'S-X1' }])
await setStatus(id, 'active')
const clerk = { ...holder('member at X1'), cookie: await cookieOf('default', id) }

async function say(endpoint: string, question: Parameters<typeof asked>[1], who: Holder = clerk) {
  const reply = await asked(endpoint, question, who)
  return {
    status: reply.status,
    said: JSON.parse(reply.raw.toString()) as { rows: { person: string; status: string | null }[] },
  }
}
const roster = (session: string, query: Record<string, string> = {}) =>
  say('listRoster', { params: { session }, query })
const marks = (session: string, status: string) => ({
  files: [{ file: 'attendance', rows: [{ cells: { session, person: 'ng-X11', status } }] }],
})
const mark = (session: string, person: string, more: { session: string; person: string }[] = []) =>
  say('writeOrder', {
    body: {
      files: [
        {
          file: 'attendance',
          rows: [{ session, person }, ...more].map((cells) => ({ cells: { ...cells, status: 'present' } })),
        },
      ],
    },
  })

test('the clerk reads the roster of their session, people of the unit that holds it, and of no other session', async () => {
  const own = await roster('S-X1')
  expect(own.status).toBe(200)
  const people = own.said.rows.map(({ person }) => person)
  expect(people).toContain('ng-X11')
  expect(people).not.toContain('ng-X2')
  expect((await roster('S-X2')).status).toBe(403)
  expect((await roster('S-P')).status).toBe(403)
  expect((await roster('S-X1', { unit: 'X2' })).status).toBe(404)
  expect((await roster('S-X1', { unit: 'P' })).status).toBe(404)
})

test('the clerk marks people in their session, and finds the mark on the roster', async () => {
  expect((await mark('S-X1', 'ng-X11')).status).toBe(200)
  const { said } = await roster('S-X1')
  expect(said.rows.find(({ person }) => person === 'ng-X11')?.status).toBe('present')
})

test('the clerk takes their own marks back, and restores them, but never marks of another session', async () => {
  const undo = async (position: number) =>
    (await say('undoOrder', { params: { position } })).said as { position?: number }
  const marked = async () => (await roster('S-X1')).said.rows.find(({ person }) => person === 'ng-X11')?.status ?? null
  const positionOf = (done: object) => (done as { position: number }).position
  const done = await say('writeOrder', { body: marks('S-X1', 'absent') })
  const back = await undo(positionOf(done.said))
  expect(await marked()).toBe('present')
  await undo(positionOf(back))
  expect(await marked()).toBe('absent')
  for (const session of ['S-P', 'S-X2']) {
    const officers = await say('writeOrder', { body: marks(session, 'absent') }, holder('campaign_officer at P'))
    expect((await say('undoOrder', { params: { position: positionOf(officers.said) } })).status).toBe(403)
  }
})

test('no other session is marked, not even beside their own, and nothing else is written or read', async () => {
  expect((await mark('S-X2', 'ng-X2')).status).toBe(403)
  expect((await mark('S-X1', 'ng-X11', [{ session: 'S-P', person: 'ng-X11' }])).status).toBe(403)
  const people = { files: [{ file: 'people', rows: [{ cells: { code: 'ng-X11', full_name: 'Khác' } }] }] }
  expect((await say('writeOrder', { body: people })).status).toBe(403)
  expect(
    (
      await say('readNames', {
        params: { campaign: 'C1' },
        query: { unit: 'X1', as_of: '2026-02-20', figure: 'expected' },
      })
    ).status,
  ).toBe(403)
  expect(bugs).toEqual([])
})
