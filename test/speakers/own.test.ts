/** What a speaker's own account sees and does: its invitations, and nobody else's. */
import { expect, test } from 'vitest'
import type { Role } from '#core/policy.ts'
import { office } from '../sweep/holders.ts'
import type { Holder } from '../sweep/holders.ts'
import { sweepServer } from '../sweep/server.ts'

const { database, bugs, holder, asked, now } = await sweepServer()
const at1 = office(database, now)
async function holderOf(role: Role, unit: string, only?: string): Promise<Holder> {
  const given = { role, unit, ...(only === undefined ? {} : { only }) }
  const account = await at1.account('default', `ai-${(only ?? unit).toLowerCase()}`, unit, [given])
  await at1.setStatus(account, 'active')
  const cookie = await at1.cookieOf('default', account)
  return { name: role, roles: [role], realm: 'default', at: unit, cookie, address: '10.9.0.1' }
}
const speaker = await holderOf('speaker', 'X1', 'BCV-1')
const officer = holder('unit_officer at X1')
const other = await holderOf('speaker', 'X1', 'BCV-2')
const officerOfX2 = await holderOf('unit_officer', 'X2')

// oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
type Json = any
const read = (raw: Buffer): Json => JSON.parse(raw.toString())
const mine = async (who = speaker): Promise<Json[]> => read((await asked('listMyInvitations', {}, who)).raw).rows
const at = { params: { session: 'S-X1', speaker: 'BCV-1' } }
const answer = async (body: object, who = speaker) =>
  asked('answerInvitation', { ...at, body: { consent_record: null, consent_publish: null, ...body } }, who)
const invited = async (): Promise<Json> => read((await asked('listInvitations', at, officer)).raw).rows[0]

test('an invitation made by the host reaches the speaker whose code the role names, and nobody else', async () => {
  const rows = [{ cells: { code: 'BCV-1', full_name: 'Ngô Văn Nói', rank: 'district' } }]
  expect((await asked('writeOrder', { body: { files: [{ file: 'speakers', rows }] } }, officer)).status).toBe(200)
  const body = { speakers: ['BCV-1'], topic: 'CD1' }
  expect((await asked('inviteSpeakers', { params: { session: 'S-X1' }, body }, officer)).status).toBe(200)
  expect(await mine()).toMatchObject([{ session: 'S-X1', status: 'invited', steps: ['accepted', 'declined'] }])
  expect(await mine(other)).toEqual([])
  expect(await mine(officer)).toEqual([])
})

test('another speaker can neither answer nor send anything, and an officer elsewhere can’t move it', async () => {
  const [{ recorded_at: expects }] = await mine()
  expect((await answer({ to: 'accepted', expects }, other)).status).toBe(404)
  const sent = { ...at, body: { name: 'Bài', file: `uploads/${'a'.repeat(64)}/bai.pdf`, expects } }
  expect((await asked('sendMyMaterial', sent, other)).status).toBe(404)
  const move = { ...at, body: { to: 'cancelled', expects } }
  expect((await asked('moveInvitation', move, officerOfX2)).status).toBe(404)
  expect((await asked('moveInvitation', move, speaker)).status).toBe(403)
})

test('no materials are taken before the invitation is accepted', async () => {
  const [{ recorded_at: expects, may_send: maySend }] = await mine()
  expect(maySend).toBe(false)
  const sent = { ...at, body: { name: 'Bài', file: `uploads/${'a'.repeat(64)}/bai.pdf`, expects } }
  expect((await asked('sendMyMaterial', sent, speaker)).status).toBe(409)
})

test('the speaker accepts, with consents, and the session names them', async () => {
  const [{ recorded_at: expects }] = await mine()
  const done = await answer({ to: 'accepted', expects, consent_record: true, consent_publish: false })
  expect(done.status).toBe(200)
  expect(await invited()).toMatchObject({ status: 'accepted', consent_record: true, consent_publish: false })
  expect((await answer({ to: 'accepted', expects })).status).toBe(409) // nobody accepts twice
  const session = read((await asked('readSession', { params: { session: 'S-X1' } }, officer)).raw)
  expect(session.speakers).toEqual([{ code: 'BCV-1', name: 'Ngô Văn Nói' }])
})

test('what speakers answered they take back themselves, whoever hosts the session too, and no other speaker', async () => {
  const undo = async (position: number, who: Holder) => (await asked('undoOrder', { params: { position } }, who)).status
  const positionOf = async (to: string) => {
    const [{ recorded_at: expects }] = await mine()
    return read((await answer({ to, expects })).raw).position as number
  }
  const first = await positionOf('declined')
  expect([await undo(first, other), await undo(first, officerOfX2)]).toEqual([403, 422])
  expect(await undo(first, speaker)).toBe(200)
  expect(await mine()).toMatchObject([{ status: 'accepted' }])
  expect(await undo(await positionOf('declined'), officer)).toBe(200)
  expect(await mine()).toMatchObject([{ status: 'accepted', consent_record: true }])
})

test('the speaker sends a file, which is kept among the session’s materials, and the invitation has them', async () => {
  const form = [{ name: 'bai.pdf', content: '%PDF-1.4 bài' }]
  const upload = await asked('upload', { form }, speaker)
  expect(upload.status).toBe(200)
  const { path } = read(upload.raw)
  const [{ recorded_at: expects }] = await mine()
  const sent = { ...at, body: { name: 'Bài báo cáo', file: path, expects } }
  expect((await asked('sendMyMaterial', sent, speaker)).status).toBe(200)
  expect(await mine()).toMatchObject([{ status: 'materials_received', materials: ['Bài báo cáo'] }])
  // a name that is there is not written over
  const [{ recorded_at: seen }] = await mine()
  expect((await asked('sendMyMaterial', { ...at, body: { ...sent.body, expects: seen } }, speaker)).status).toBe(409)
  const found = await asked('readMaterial', { params: { session: 'S-X1' }, query: { name: 'Bài báo cáo' } }, officer)
  expect(found.raw.toString()).toBe('%PDF-1.4 bài')
})

test('consents are changed without another answer, and a late refusal takes the speaker off the session', async () => {
  const [{ recorded_at: expects }] = await mine()
  expect((await answer({ expects, consent_record: false, consent_publish: false })).status).toBe(200)
  expect(await invited()).toMatchObject({ status: 'materials_received', consent_record: false })
  const [{ recorded_at: seen }] = await mine()
  expect((await answer({ to: 'declined', expects: seen })).status).toBe(200)
  const session = read((await asked('readSession', { params: { session: 'S-X1' } }, officer)).raw)
  expect(session.speakers).toEqual([])
})

test('an invitation that is not answered is among the speaker’s work, of a secret session without its title', async () => {
  const cells = { code: 'S-SAU', campaign: 'C1', host: 'X1', title: 'Lớp năm sau', starts_at: '2027-05-05T08:00' }
  const write = async (file: string, row: Json) =>
    expect((await asked('writeOrder', { body: { files: [{ file, rows: [{ cells: row }] }] } }, officer)).status).toBe(
      200,
    )
  await write('sessions', { ...cells, mode: 'in_person', secret: 'yes' })
  await write('invitations', { session: 'S-SAU', speaker: 'BCV-1', status: 'invited' })
  const waiting = async (who: Holder): Promise<Json[]> =>
    read((await asked('readWork', {}, who)).raw).items.filter((one: Json) => one.kind === 'my_invitation')
  expect(await waiting(speaker)).toMatchObject([{ session: 'S-SAU', title: '', due_on: '2027-05-05' }])
  expect(await waiting(other)).toEqual([])
})

test('whoever may not see a session sees of a clash with it only when it is', async () => {
  const cells = { code: 'S-X1', speakers: 'BCV-1' }
  await asked('writeOrder', { body: { files: [{ file: 'sessions', rows: [{ cells }] }] } }, officer)
  const rows = [
    { cells: { code: 'S-X2b', campaign: 'C1', host: 'X2', starts_at: '2026-02-11T08:30', speakers: 'BCV-1' } },
  ]
  expect((await asked('writeOrder', { body: { files: [{ file: 'sessions', rows }] } }, officerOfX2)).status).toBe(200)
  const query = { from: '2026-02-11', to: '2026-02-11' }
  const found = read((await asked('listSpeakerClashes', { query }, officerOfX2)).raw).rows
  expect(found).toMatchObject([
    { session: { code: 'S-X2b' }, clash: { kind: 'overlap', code: null, title: '', host: '' } },
  ])
  expect(bugs).toEqual([])
})
