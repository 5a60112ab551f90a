import type { Texts } from '../api/text.ts'

/** A middle-sized organization: so many people in cells of a hundred, all of whom sat in their cell's session. */
export function middleSized(people: number): Texts {
  const cells = Math.ceil(people / 100)
  const each = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i))
  const file = (header: string, rows: readonly string[]): string => `${header}\n${rows.join('\n')}\n`
  const recorded = '2026-03-01T08:00:00+07:00'
  return {
    units: file('code,name,level,parent,recorded_at', [
      `T,Tỉnh,province,,${recorded}`,
      ...each(10, (i) => `X${i},Xã ${i},commune,T,${recorded}`),
      ...each(cells, (i) => `C${i},Chi bộ ${i},cell,X${i % 10},${recorded}`),
    ]),
    people: file(
      'code,full_name,recorded_at',
      each(people, (i) => `N${i},Nguyễn Văn ${i},${recorded}`),
    ),
    memberships: file(
      'person,unit,valid_from,cadre,recorded_at',
      each(people, (i) => `N${i},C${Math.floor(i / 100)},2020-01-01,${i % 50 === 0 ? 'key' : ''},${recorded}`),
    ),
    campaigns: file('code,title,owner,opens_on,recorded_at', [`C1,Đợt,T,2026-01-01,${recorded}`]),
    audiences: file('campaign,code,name,order,cadres,recorded_at', [
      `C1,key,Chủ chốt,1,key,${recorded}`,
      `C1,members,Đảng viên,2,,${recorded}`,
    ]),
    sessions: file(
      'code,campaign,host,starts_at,recorded_at',
      each(cells, (i) => `S${i},C1,C${i},2026-02-0${1 + (i % 9)}T08:00,${recorded}`),
    ),
    attendance: file(
      'session,person,status,recorded_at',
      each(people, (i) => `S${Math.floor(i / 100)},N${i},${i % 7 === 0 ? 'absent' : 'present'},${recorded}`),
    ),
  }
}
