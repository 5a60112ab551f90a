/** A province with two communes and a cell, eight people, a campaign with two audiences; asked over HTTP. */
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import type { Database } from '#platform/database.ts'
import { apiOn } from '../api/api.ts'
import { importText } from '../api/text.ts'

export const realm = 'default'

const lines = (head: string, rows: readonly string[]): string => `${[head, ...rows].join('\n')}\n`
const people = [
  ['p-1', 'Nguyễn Thị Lan', 'P', 'key'],
  ['p-2', 'Trần Văn Ước', 'P', 'member'],
  ['a-1', 'Lê Thị Đào', 'A', 'key'],
  ['a-2', 'Phạm Văn Bình', 'A', 'member'],
  ['a-3', 'Đỗ Thị Ánh', 'A1', 'member'],
  ['b-1', 'Hoàng Văn Em', 'B', 'key'],
  ['b-2', 'Vũ Thị Nga', 'B', 'member'],
  ['b-3', 'Bùi Văn Sáu', 'B', 'member'],
] as const

export const dossier = {
  units: lines('code,name,level,parent,valid_from', [
    'P,Tỉnh ủy Thử,province,,2020-01-01',
    'A,Đảng bộ xã An Bình,commune,P,2020-01-01',
    'B,Đảng bộ xã Bắc Sơn,commune,P,2020-01-01',
    'A1,Chi bộ thôn Một,cell,A,2020-01-01',
  ]),
  people: lines(
    'code,full_name',
    people.map(([code, name]) => `${code},${name}`),
  ),
  memberships: lines(
    'person,unit,valid_from,cadre,position',
    people.map(([code, , unit, cadre]) => `${code},${unit},2020-01-01,${cadre},Ủy viên`),
  ),
  campaigns: lines('code,title,owner,opens_on,topics', ['C1,Học tập nghị quyết,P,2026-02-01,CD1|CD2']),
  audiences: lines('campaign,code,name,basis,order,cadres', [
    'C1,key,Cán bộ chủ chốt,roster,1,key',
    'C1,all,Đảng viên,roster,2,',
  ]),
  speakers: lines('code,full_name,rank', ['BCV1,Ngô Văn Nói,province', 'BCV2,Đinh Thị Kể,province']),
  sessions: lines('code,campaign,host,audiences,title,starts_at,ends_at,mode,venue,capacity,speakers', [
    'HN1,C1,P,,Hội nghị tỉnh,2026-03-10T08:00,2026-03-10T11:30,hybrid,Hội trường tỉnh,5,BCV1',
    'LA1,C1,A,all,Lớp xã An Bình,2026-03-12T08:00,,in_person,Nhà văn hóa,,',
  ]),
  sites: lines('session,unit,name,mode,chair,expected', [
    'HN1,A,,live_video,Chủ trì An,40',
    'HN1,B,,live_video,Chủ trì Bắc,50',
  ]),
  agenda: lines('session,order,starts_at,ends_at,title,speaker,topic', [
    'HN1,1,2026-03-10T08:00,2026-03-10T08:15,Khai mạc,,',
    'HN1,2,2026-03-10T08:15,2026-03-10T10:00,Chuyên đề 1,BCV1,CD1',
  ]),
  materials: lines('session,name,link', ['HN1,Đề cương,https://vi-du.test/de-cuong', 'HN1,Nghị quyết (bản giấy),']),
}

/** The server on this world; the clock stands at the evening of 1 March 2026 and moves a second an order. */
export async function sessionsServer(database: Database) {
  let clock = new Date('2026-03-01T12:00:00Z')
  const api = await apiOn(database, () => clock)
  await importText(database, api.filesDir, realm, dossier, { now: new Date('2026-02-01T00:00:00Z') })
  await refreshFigures(database, realm)
  const json = (payload: unknown) => ({ type: 'application/json', payload: JSON.stringify(payload) })
  const send = (where: string, payload: unknown) => {
    clock = new Date(clock.getTime() + 1000)
    return api.post(where, json(payload))
  }
  return {
    api,
    send,
    now: () => clock,
    order: (file: string, ...cells: Readonly<Record<string, string>>[]) =>
      send('/orders', { files: [{ file, rows: cells.map((one) => ({ cells: one })) }] }),
    // oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
    read: async (where: string, query: Readonly<Record<string, string>> = {}): Promise<any> => {
      const reply = await api.get(where, query)
      if (reply.status !== 200) throw new Error(`${where}: ${reply.status} ${reply.raw.toString()}`)
      return reply.json()
    },
  }
}
