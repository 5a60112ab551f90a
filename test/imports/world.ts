/** Imports as a page asks for them, worked off by the server's own job. */
import { expect } from 'vitest'
import { tcvn3 } from '#platform/sheets/letters-tables.ts'
import { workInRealm } from '#modules/dossier/jobs-imports.ts'
import type { Database } from '#platform/database.ts'
import { apiOn, formOf } from '../api/api.ts'
import type { Part } from '../api/api.ts'
import { importText } from '../api/text.ts'

export const facts = {
  units:
    'code,name,level,parent,valid_from\nP,Tỉnh ủy Thử,province,,2020-01-01\nA,Đảng bộ xã An Bình,commune,P,2020-01-01\nA1,Chi bộ thôn Một,cell,A,2020-01-01\n',
  people: 'code,full_name\nN1,Lê Thị Đào\n',
  memberships: 'person,unit,valid_from\nN1,A1,2020-01-01\n',
  campaigns: 'code,title,owner,opens_on\nC1,Học tập nghị quyết,P,2026-02-01\n',
  audiences: 'campaign,code,name,basis,order\nC1,dv,Đảng viên,roster,1\n',
  sessions: 'code,campaign,host,title,starts_at\nLA1,C1,A,Lớp xã An Bình,2026-03-12T08:00\n',
}

// oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
export type Told = any
export const never = new AbortController().signal

/** The server on a small province; its clock moves a second with every question. */
export async function importServer(database: Database) {
  let clock = new Date('2026-04-01T03:00:00Z')
  const now = (): Date => (clock = new Date(clock.getTime() + 1000))
  const api = await apiOn(database, now)
  await importText(database, api.filesDir, 'default', facts, { now: new Date('2026-02-01T00:00:00Z') })
  const { rows } = await database.pool.query<{ realm_id: number }>(`select realm_id from realms where code = 'default'`)
  const realmId = rows[0]?.realm_id ?? 0
  const ask = async (where: string, payload: unknown, status = 200): Promise<Told> => {
    const reply = await api.post(
      where,
      /\/(cancel|undo)$/u.test(where) ? undefined : { type: 'application/json', payload: JSON.stringify(payload) },
    )
    expect(reply.status, reply.raw.toString()).toBe(status)
    return reply.json()
  }
  const read = async (where: string, query = {}, status = 200): Promise<Told> => {
    const reply = await api.get(where, query)
    expect(reply.status, reply.raw.toString()).toBe(status)
    return reply.json()
  }
  const send = async (parts: readonly Part[], kind = 'sheet', status = 200): Promise<Told> => {
    const reply = await api.post(`/imports?kind=${kind}`, formOf(parts))
    expect(reply.status, reply.raw.toString()).toBe(status)
    return reply.json()
  }
  const work = () => workInRealm({ database, filesDir: api.filesDir, now }, realmId, never)
  return {
    api,
    send,
    work,
    /** A sheet sent and checked as it is guessed, but for `more`. */
    checked: async (content: Buffer | string, name = 'ds.csv', more: object = {}): Promise<Told> => {
      const sent = await send([{ name, content }])
      const preview = await read(`/imports/${sent.job}/preview`)
      await ask(`/imports/${sent.job}/check`, { settings: settingsOf(preview, more) })
      await work()
      return read(`/imports/${sent.job}`)
    },
    realmId,
    now,
    ask,
    read,
    of: { database, filesDir: api.filesDir, now },
    later: (days: number) => (clock = new Date(clock.getTime() + days * 86_400_000)),
    job: (number: number): Promise<Told> => read(`/imports/${number}`),
    history: async (file: string, column: string, value: string): Promise<Told> =>
      (await read('/history', { file, column, value })).rows,
  }
}

/** Text as an old office program saves it. */
const toTcvn3 = new Map([...tcvn3].map(([from, to]) => [to, from]))
export const old = (text: string): Buffer =>
  Buffer.from(Array.from(text, (one) => toTcvn3.get(one) ?? one).join(''), 'latin1')

/** Settings as the page makes them of what was guessed. */
export const settingsOf = (preview: Told, more: object = {}) => ({
  sheet: preview.sheet,
  header_row: preview.header_row,
  letters: preview.letters,
  files: preview.files,
  columns: preview.columns,
  constants: preview.constants,
  make_codes: preview.make_codes,
  ...more,
})
