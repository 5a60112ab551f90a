import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { apiOn } from '../api/api.ts'
import { importText } from '../api/text.ts'
import { freshDatabase } from '../database.ts'
import { importFrom, inFolder } from '../world.ts'
import { exportRealm, figuresOrNull, versionsOf } from './store.ts'

const database = await freshDatabase()
const api = await apiOn(database)
const add = (realm: string, files: Readonly<Record<string, string>>) => importText(database, api.filesDir, realm, files)

const own = {
  realm: 'code,name,time_zone,levels,language\nNY,Tổ chức ở New York,America/New_York,top|middle|base,en\n',
  units: 'code,name,level,parent\nT,Top,top,\nM,Middle,middle,T\nB,Base,base,M\n',
  people: 'code,full_name\nN1,One\nN2,Two\n',
  memberships: 'person,unit,valid_from\nN1,B,2020-01-01\nN2,B,2020-01-01\n',
  campaigns: 'code,title,owner,opens_on\nC1,Study,T,2026-03-01\n',
  audiences: 'campaign,code,name,order,levels\nC1,all,All,1,base\n',
  // on 8 March 2026 the clock of New York goes from 2:00 to 3:00
  sessions: 'code,campaign,host,starts_at\nS1,C1,M,2026-03-07T23:30\nS2,C1,M,2026-03-08T23:30\n',
  attendance: 'session,person,status,checked_at\nS1,N1,present,\nS2,N2,present,2026-03-09T03:59:59Z\n',
}

describe('a realm with a zone and levels of its own', () => {
  test('takes its dossier in its own time and levels', async () => {
    expect((await add('NY', own)).faults).toEqual([])
    const { rows } = await database.pool.query<{ at: Date }>(
      `select starts_at as at from sessions join session_ids using (realm_id, session_id) order by code`,
    )
    expect(rows.map(({ at }) => at.toISOString())).toEqual(['2026-03-08T04:30:00.000Z', '2026-03-09T03:30:00.000Z'])
    const participated = async (asOf: string) =>
      (await figuresOrNull(database, 'NY', { campaign: 'C1', unit: 'T', asOf }))?.people.participated
    expect([
      await participated('2026-03-06'),
      await participated('2026-03-07'),
      await participated('2026-03-08'),
    ]).toEqual([0, 1, 2])
  })

  test('refuses the default levels', async () => {
    await expect(add('NY', { units: 'code,name,level,parent\nX,Xã,commune,M\n' })).rejects.toThrow('level')
  })

  test('is shown over HTTP with both, and its instants with its offset', async () => {
    const { realms } = (await api.get('/realms')).json()
    expect(realms).toMatchObject([
      { code: 'NY', time_zone: 'America/New_York', levels: ['top', 'middle', 'base'], language: 'en' },
    ])
    const asked = { realm: 'NY', unit: 'T', as_of: '2026-03-31' }
    const known = async (known_at: string) =>
      (await api.get('/campaigns/C1/figures', { ...asked, known_at })).json().known_at
    expect(await known('9998-07-01')).toBe('9998-07-01T23:59:59.999-04:00')
    expect(await known('9998-07-01T08:00')).toBe('9998-07-01T08:00:00-04:00')
    expect(await known('9998-01-01')).toBe('9998-01-01T23:59:59.999-05:00')
  })

  test('is exported with its own offset and read again without a change, here and elsewhere', async () => {
    const other = await freshDatabase()
    await inFolder(async (folder) => {
      for (const name of ['out', 'out.xlsx']) {
        const target = path.join(folder, name)
        await exportRealm(database, 'NY', target, api.filesDir)
        expect((await importFrom(database, 'NY', target, { filesDir: folder })).position).toBeNull()
        expect((await importFrom(other, 'NY', target, { filesDir: folder })).faults).toEqual([])
        expect(await versionsOf(other, 'NY')).toEqual(await versionsOf(database, 'NY'))
      }
    })
  })

  test('is not imported into another', async () => {
    await expect(add('London', own)).rejects.toThrow('wrong-realm')
  })

  test('keeps its levels while units are on them', async () => {
    await expect(add('NY', { realm: 'code,levels\nNY,top|base\n' })).rejects.toThrow('level-in-use')
  })

  test('changes its zone for what comes later, and the days of what is stored', async () => {
    await add('NY', { realm: 'code,time_zone\nNY,Asia/Ho_Chi_Minh\n' })
    const figures = await figuresOrNull(database, 'NY', { campaign: 'C1', unit: 'T', asOf: '2026-03-07' })
    expect(figures?.people.participated).toBe(0)
  })

  test('refuses a zone that is none', async () => {
    await expect(add('NY', { realm: 'code,time_zone\nNY,Mars/Olympus\n' })).rejects.toThrow('zone')
  })
})
