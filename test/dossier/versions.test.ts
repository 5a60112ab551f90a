import { describe, expect, test } from 'vitest'
import { importText } from '../api/text.ts'
import type { Texts } from '../api/text.ts'
import { freshDatabase } from '../database.ts'
import { inFolder } from '../world.ts'
import { everyCount, figuresOrNull, versionsOf } from './store.ts'

const database = await freshDatabase()
let realms = 0

const base: Texts = {
  units: `code,name,level,parent,recorded_at\nT,Tỉnh,province,,2026-01-01\nX,Xã,commune,T,2026-01-01\n`,
  people: `code,full_name,recorded_at\nN1,Một,2026-01-01\nN2,Hai,2026-01-01\n`,
  memberships: `person,unit,valid_from,recorded_at\nN1,X,2020-01-01,2026-01-01\nN2,X,2020-01-01,2026-01-01\n`,
  campaigns: `code,title,owner,opens_on,recorded_at\nC1,Đợt,T,2026-01-01,2026-01-01\n`,
  audiences: `campaign,code,name,order,recorded_at\nC1,all,Tất cả,1,2026-01-01\n`,
  sessions: `code,campaign,host,starts_at,recorded_at\nS1,C1,X,2026-01-10T08:00,2026-01-02\n`,
  attendance: `session,person,status,recorded_at\nS1,N1,present,2026-01-10T12:00\n`,
}

/** A realm with the base facts; answers how to add to it and how many participated, asked at an instant. */
async function started() {
  const realm = `v${(realms += 1)}`
  const add = (files: Texts, now?: string) =>
    inFolder((filesDir) => importText(database, filesDir, realm, files, now ? { now: new Date(now) } : {}))
  await add(base)
  const participated = async (knownAt?: string, asOf = '2026-01-31'): Promise<number | undefined> =>
    (await figuresOrNull(database, realm, { campaign: 'C1', unit: 'T', asOf, ...(knownAt ? { knownAt } : {}) }))?.people
      .participated
  return { realm, add, participated }
}

describe('a correction', () => {
  test('is a new version, and what was known before stays readable', async () => {
    const { realm, add, participated } = await started()
    await add({ attendance: 'session,person,status,recorded_at\nS1,N1,absent,2026-01-20\nS1,N2,present,2026-01-21\n' })
    expect((await versionsOf(database, realm))['attendance']).toBe(3)
    expect(await participated('2026-01-19')).toBe(1)
    expect(await participated('2026-01-20')).toBe(0)
    expect(await participated('2026-01-21')).toBe(1)
    expect(await participated()).toBe(1)
    expect(await participated('2026-01-09')).toBe(0)
  })

  test('that is back-dated changes what was known between, and nothing later', async () => {
    const { add, participated } = await started()
    await add({ attendance: 'session,person,status,recorded_at\nS1,N1,absent,2026-01-20\n' })
    const second = await add({
      attendance: 'session,person,status,recorded_at\nS1,N1,excused,2026-01-15\nS1,N2,present,2026-01-12\n',
    })
    expect(second.files.find((one) => one.file === 'attendance')).toMatchObject({ rows: 2, added: 2 })
    expect(await participated('2026-01-11')).toBe(1)
    expect(await participated('2026-01-13')).toBe(2)
    expect(await participated('2026-01-16')).toBe(1)
    expect(await participated()).toBe(1)
  })

  test('of several versions at once is stored in order of time, whatever the order of rows', async () => {
    const { realm, add, participated } = await started()
    const rows = [
      'S1,N2,absent,2026-01-13',
      'S1,N2,present,2026-01-12',
      'S1,N2,present,2026-01-14',
      'S1,N2,present,2026-01-15',
    ]
    await add({ attendance: `session,person,status,recorded_at\n${rows.join('\n')}\n` })
    // the version of the 15th says what that of the 14th said
    expect((await versionsOf(database, realm))['attendance']).toBe(4)
    expect(await Promise.all(['2026-01-12', '2026-01-13', '2026-01-14'].map((at) => participated(at)))).toEqual([
      2, 1, 2,
    ])
  })

  test('of a tie is refused', async () => {
    const { add } = await started()
    const tied = { attendance: 'session,person,status,recorded_at\nS1,N1,absent,2026-01-10T12:00\n' }
    await expect(add(tied)).rejects.toThrow('same-moment-in-store')
    const twice = {
      attendance: 'session,person,status,recorded_at\nS1,N2,absent,2026-01-11\nS1,N2,present,2026-01-11\n',
    }
    await expect(add(twice)).rejects.toThrow('same-moment-in-dossier')
    const same = {
      attendance: 'session,person,status,recorded_at\nS1,N2,present,2026-01-11\nS1,N2,present,2026-01-11\n',
    }
    expect((await add(same)).files[0]).toMatchObject({ added: 1 })
  })
})

describe('a retraction', () => {
  test('withdraws the fact from then on, and a later version brings it back', async () => {
    const { add, participated } = await started()
    await add({ attendance: 'session,person,status,recorded_at,retracted\nS1,N1,,2026-01-20,yes\n' })
    expect(await participated('2026-01-19')).toBe(1)
    expect(await participated('2026-01-20')).toBe(0)
    await add({ attendance: 'session,person,status,recorded_at,retracted\nS1,N1,present,2026-01-25,no\n' })
    expect(await participated('2026-01-24')).toBe(0)
    expect(await participated('2026-01-25')).toBe(1)
  })

  test('twice is one', async () => {
    const { realm, add } = await started()
    const gone = { attendance: 'session,person,status,retracted\nS1,N1,present,yes\n' }
    await add(gone)
    await add(gone)
    expect((await versionsOf(database, realm))['attendance']).toBe(2)
  })

  test('stays when a file without the column comes, and the import says so', async () => {
    const { add, participated } = await started()
    await add({ attendance: 'session,person,status,retracted,recorded_at\nS1,N1,present,yes,2026-01-20\n' })
    const result = await add({
      attendance: 'session,person,status,mode,recorded_at\nS1,N1,present,online,2026-01-21\n',
    })
    expect(result.warnings.map((one) => one.code)).toEqual(['withdrawn-fact'])
    expect(await participated()).toBe(0)
  })

  test('of a unit that others stand under is refused', async () => {
    const { add } = await started()
    await expect(add({ units: 'code,name,level,parent,retracted\nT,Tỉnh,province,,yes\n' })).rejects.toThrow()
  })

  test('of a person leaves the memberships, which still count', async () => {
    const { realm, add } = await started()
    await add({ people: 'code,full_name,retracted\nN1,Một,yes\n' })
    const figures = await figuresOrNull(database, realm, { campaign: 'C1', unit: 'T', asOf: '2026-01-31' })
    expect(figures?.people).toMatchObject({ expected: 2, participated: 1 })
  })
})

describe('columns', () => {
  const phones = async (realm: string): Promise<unknown[]> => {
    const { rows } = await database.pool.query(
      `select i.code, p.phone, p.email from people p join person_ids i using (realm_id, person_id) join realms r using (realm_id)
       where r.code = $1 and p.superseded_at is null order by 1`,
      [realm],
    )
    return rows
  }

  test('that are absent keep what is stored, and empty cells clear it', async () => {
    const { realm, add } = await started()
    await add({ people: 'code,full_name,phone,email\nN1,Một,0900,a@example.com\nN2,Hai,0911,b@example.com\n' })
    await add({ people: 'code,full_name,phone\nN1,Một,\n' })
    expect(await phones(realm)).toEqual([
      { code: 'N1', phone: null, email: 'a@example.com' },
      { code: 'N2', phone: '0911', email: 'b@example.com' },
    ])
  })

  test('that are absent take the default for a new fact, and an empty cell sets it', async () => {
    const { realm, add } = await started()
    const cadres = async () =>
      (
        await database.pool.query<{ cadre: string }>(
          `select m.cadre from memberships m join realms using (realm_id) join person_ids i using (realm_id, person_id)
           where realms.code = $1 and i.code = 'N1' and superseded_at is null`,
          [realm],
        )
      ).rows[0]?.cadre
    expect(await cadres()).toBe('member')
    await add({ memberships: 'person,unit,valid_from,cadre\nN1,X,2020-01-01,key\n' })
    expect(await cadres()).toBe('key')
    await add({ memberships: 'person,unit,valid_from,position\nN1,X,2020-01-01,Bí thư\n' })
    expect(await cadres()).toBe('key')
    await add({ memberships: 'person,unit,valid_from,cadre\nN1,X,2020-01-01,\n' })
    expect(await cadres()).toBe('member')
  })

  test('that are absent take for a back-dated row what stood then', async () => {
    const { realm, add } = await started()
    await add({ people: 'code,full_name,phone,recorded_at\nN1,Một,1,2026-01-05\n' })
    await add({ people: 'code,full_name,phone,recorded_at\nN1,Một,2,2026-01-15\n' })
    await add({ people: 'code,full_name,recorded_at\nN1,Tên khác,2026-01-10\n' })
    const { rows } = await database.pool.query(
      `select full_name, phone from people join realms using (realm_id) join person_ids i using (realm_id, person_id)
       where realms.code = $1 and i.code = 'N1' order by recorded_at`,
      [realm],
    )
    expect(rows).toEqual([
      { full_name: 'Một', phone: null },
      { full_name: 'Một', phone: '1' },
      { full_name: 'Tên khác', phone: '1' },
      { full_name: 'Một', phone: '2' },
    ])
  })

  test('that are required may be absent from a later file', async () => {
    const { realm, add } = await started()
    await add({ people: 'code,phone\nN1,0900\n' })
    expect((await phones(realm))[0]).toEqual({ code: 'N1', phone: '0900', email: null })
    await expect(add({ people: 'code,phone\nN9,0900\n' })).rejects.toThrow('required')
    await expect(add({ people: 'code,full_name\nN1,\n' })).rejects.toThrow('required')
  })
})

describe('files', () => {
  test('that are missing change nothing, and rows that are missing neither', async () => {
    const { realm, add, participated } = await started()
    const before = await versionsOf(database, realm)
    await add({ outreach: 'code,campaign,unit,date,form\nO1,C1,X,2026-01-12,radio\n' })
    await add({ people: 'code,full_name\nN1,Một\n' })
    expect(await versionsOf(database, realm)).toEqual({ ...before, outreach: 1 })
    expect(await participated()).toBe(1)
  })

  test('that name references stored before are taken, and one that points nowhere is refused', async () => {
    const { add } = await started()
    await add({ attendance: 'session,person,status\nS1,N2,present\n' })
    await expect(add({ attendance: 'session,person,status\nS9,N2,present\n' })).rejects.toThrow('unknown-session')
  })

  test('of nothing but headers are a dossier with nothing new', async () => {
    const { add } = await started()
    const result = await add({ attendance: 'session,person,status\n', people: 'code,full_name\n' })
    expect(result.position).toBeNull()
  })
})

test('recorded_at may not lie in the future', async () => {
  const { add } = await started()
  const later = { people: 'code,full_name,recorded_at\nN1,Khác,2026-06-02\n' }
  await expect(add(later, '2026-06-01T00:00:00Z')).rejects.toThrow('future')
  expect((await add(later, '2026-06-02T00:00:00Z')).position).not.toBeNull()
})

test('two realms know nothing of each other', async () => {
  const [one, other] = [await started(), await started()]
  const before = await everyCount(database)
  const others = await versionsOf(database, other.realm)
  await one.add({ attendance: 'session,person,status\nS1,N2,present\n' })
  expect(await versionsOf(database, other.realm)).toEqual(others)
  expect((await everyCount(database))['attendance']).toBe((before['attendance'] ?? 0) + 1)
  expect([await one.participated(), await other.participated()]).toEqual([2, 1])
})
