/** The log of outreach: its list, an activity with pictures, who may write it. */
import { expect, test } from 'vitest'
import type { ActivityRow } from '#modules/outreach/contract.ts'
import { apiOn, formOf } from '../api/api.ts'
import type { Query } from '../api/api.ts'
import { importText } from '../api/text.ts'
import { freshDatabase } from '../database.ts'
import { cameraPicture } from './pictures.ts'

const database = await freshDatabase()
let clock = new Date('2026-04-01T03:00:00Z')
const api = await apiOn(database, () => clock)
await importText(
  database,
  api.filesDir,
  'default',
  {
    units: 'code,name,level,parent\nT,Tỉnh ủy,province,\nA,Xã Ạ,commune,T\nB,Xã Bê,commune,T\nA1,Chi bộ 1,cell,A\n',
    campaigns: 'code,title,owner,opens_on\nC1,Học tập,T,2026-02-01\nC2,Đợt khác,T,2026-02-01\n',
    outreach: [
      'code,campaign,unit,date,form,title,count,attendances,reach,reach_basis',
      'T1,C1,A,2026-02-10,radio,Phát thanh sáng,12,,,',
      'T2,C1,A1,2026-02-11,conference,Tọa đàm thanh niên,2,340,,',
      'T3,C1,B,2026-03-01,social,Bài trên trang,30,,15000,estimated',
      'T4,C2,B,2026-03-02,contest,Rung chuông vàng,1,200,180,counted',
    ].join('\n'),
  },
  { now: new Date('2026-03-05T00:00:00Z') },
)

const json = (payload: unknown) => ({ type: 'application/json', payload: JSON.stringify(payload) })
const list = async (query: Query = {}) =>
  (await api.get('/outreach', query)).json() as {
    rows: ActivityRow[]
    total: number
    next: string | null
    sums: unknown
  }
const codes = async (query: Query) => (await list(query)).rows.map(({ code }) => code)
const order = (file: string, ...rows: Record<string, string>[]) => {
  clock = new Date(clock.getTime() + 1000)
  return api.post('/orders', json({ files: [{ file, rows: rows.map((cells) => ({ cells })) }] }))
}

test('the log is listed by day, narrowed by unit and those below it, form, time, campaign and words', async () => {
  expect(await codes({})).toEqual(['T4', 'T3', 'T2', 'T1'])
  expect(await codes({ order: 'desc' })).toEqual(['T1', 'T2', 'T3', 'T4'])
  expect(await codes({ sort: 'date' })).toEqual(['T1', 'T2', 'T3', 'T4'])
  expect(await codes({ unit: 'A' })).toEqual(['T2', 'T1'])
  expect(await codes({ form: 'social' })).toEqual(['T3'])
  expect(await codes({ from: '2026-02-11', to: '2026-03-01' })).toEqual(['T3', 'T2'])
  expect(await codes({ campaign: 'C2' })).toEqual(['T4'])
  expect(await codes({ search: 'toa dam' })).toEqual(['T2'])
  expect(await codes({ search: 'xa be', sort: 'unit' })).toEqual(['T3', 'T4'])
  expect(await codes({ reach_basis: 'estimated' })).toEqual(['T3'])
})

test('items and attendances are told apart over all that match, also on a page of a few', async () => {
  const page = await list({ campaign: 'C1', limit: 2, sort: 'date' })
  expect(page).toMatchObject({ total: 3, sums: { items: 44, attendances: 340 } })
  const rest = await list({ campaign: 'C1', limit: 2, sort: 'date', after: page.next ?? '' })
  expect(rest).toMatchObject({ rows: [{ code: 'T3' }], next: null, sums: { items: 44, attendances: 340 } })
})

test('a reach says whether it was counted, and none of its words is anything else', async () => {
  expect((await list({ campaign: 'C2' })).rows[0]).toMatchObject({
    reach: 180,
    reach_basis: 'counted',
    attendances: 200,
  })
  const bad = await order('outreach', { code: 'T4', reach_basis: 'đoán' })
  expect(bad.status).toBe(422)
  const good = await order('outreach', { code: 'T4', reach_basis: 'Ước tính' })
  expect(good.status, good.raw.toString()).toBe(200)
  expect((await list({ campaign: 'C2' })).rows[0]).toMatchObject({
    reach_basis: 'estimated',
    title: 'Rung chuông vàng',
  })
})

const upload = async (name: string, content: Buffer) => api.post('/uploads', formOf([{ name, content }]))

test('a picture is kept without where it was taken, and is shown as a picture', async () => {
  const picture = cameraPicture()
  expect(picture.includes('GPS-HERE')).toBe(true)
  const sent = (await upload('dien-dan.jpg', picture)).json() as { path: string; sha256: string }
  const cells = { activity: 'T2', name: '1', caption: 'Diễn đàn thanh niên', file: sent.path }
  expect((await order('outreach_pictures', cells)).status).toBe(200)
  const read = (await api.get('/outreach/T2')).json()
  expect(read).toMatchObject({
    activity: { code: 'T2', pictures: 1 },
    pictures: [{ name: '1', caption: 'Diễn đàn thanh niên', file: 'dien-dan.jpg', sha256: sent.sha256 }],
    can_write: true,
  })
  const kept = await api.get(`/attachments/outreach_pictures/${sent.sha256}`)
  expect(kept.type).toBe('image/jpeg')
  expect(kept.raw.includes('GPS-HERE')).toBe(false)
  expect(kept.raw.includes('THE-PICTURE')).toBe(true)
  expect(await codes({ pictures: 'yes' })).toEqual(['T2'])
})

test('only pictures are taken, of activities that there are', async () => {
  const paper = (await upload('ke-hoach.pdf', Buffer.from('%PDF-1.4 trang'))).json() as { path: string }
  const wrong = await order('outreach_pictures', { activity: 'T2', name: '2', file: paper.path })
  expect(wrong.json().faults).toMatchObject([{ code: 'file-kind' }])
  const picture = (await upload('a.jpg', cameraPicture())).json() as { path: string }
  const nowhere = await order('outreach_pictures', { activity: 'T99', name: '1', file: picture.path })
  expect(nowhere.json().faults).toMatchObject([{ code: 'unknown-activity', value: 'T99' }])
  expect((await upload('hong.jpg', cameraPicture().subarray(0, 40))).status).toBe(400)
})

test('an activity that is withdrawn is in the list no more, and comes back by undoing', async () => {
  const done = await order('outreach', { code: 'T1', retracted: 'yes' })
  expect(await codes({ unit: 'A' })).toEqual(['T2'])
  expect((await api.get('/outreach/T1')).status).toBe(404)
  clock = new Date(clock.getTime() + 1000)
  expect((await api.post(`/orders/${done.json().position}/undo`)).status).toBe(200)
  expect(await codes({ unit: 'A' })).toEqual(['T2', 'T1'])
})

test('the list is handed out as a file with its filter and number of rows', async () => {
  const text = (await api.get('/outreach', { format: 'csv', form: 'conference' })).raw.toString()
  expect(text).toContain('Tọa đàm thanh niên')
  expect(text).toMatch(/Số dòng.*1/)
  expect(api.bugs).toEqual([])
})
