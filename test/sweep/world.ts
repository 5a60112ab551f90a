/** The facts of the sweep: a province whose middle unit X1 is asked from, and another realm beside it. */
import { importText } from '../api/text.ts'
import type { Database } from '#platform/database.ts'

/** Where each unit stands as seen from X1; codes of `default`, but K1. */
export const relations = {
  own: 'X1',
  parent: 'X',
  top: 'P',
  below: 'X11',
  'below until it closed': 'X12',
  'below until it moved away': 'X13',
  'moved in below': 'X14',
  sibling: 'X2',
  'below the sibling': 'X21',
  cousin: 'Y1',
  'of another realm': 'K1',
  unknown: 'KO',
} as const
export type Relation = keyof typeof relations
export const units: readonly string[] = Object.values(relations)

/** Units that a role covers, by the unit at which it is held. */
export const covered: Readonly<Record<string, readonly string[]>> = {
  X1: ['X1', 'X11', 'X12', 'X14'],
  X12: ['X12'],
  P: units.filter((unit) => unit !== 'K1' && unit !== 'KO'),
  K: ['K1'],
}

const parentOf = { X: 'P', Y: 'P', X1: 'X', X2: 'X', Y1: 'Y', X11: 'X1', X21: 'X2', Y11: 'Y1' } as const
const level = (code: string): string =>
  ['province', 'district', 'commune', 'cell'][code === 'P' ? 0 : code.length] ?? ''

/** Name of whoever is at home in a unit; found nowhere else, so that a hit is a leak. */
export const nameIn = (unit: string): string => `Phạm Canhbáo${unit.toLowerCase()}z`
export const contacts = ['@riengtu.test', '09876']
/** Was in X11 until the end of February, and is in X2 since. */
export const moved = { code: 'ng-DI', name: 'Phạm Dichuyểnz' }
/** Words that only those may read who cover the unit. */
export const wordsOf = (unit: string): string => `lờiriêng${unit.toLowerCase()}z`
export const chairOf = (unit: string): string => `Chủtrì${unit.toLowerCase()}z`

const homes = ['P', 'X', 'X1', 'X2', 'Y1', 'X11', 'X14', 'X21', 'Y11', 'X13']
const lines = (head: string, rows: readonly string[]): string => `${[head, ...rows].join('\n')}\n`

const unitRows = [
  'P,Đơn vị P,province,,2020-01-01,,',
  ...Object.entries(parentOf).map(([code, parent]) => `${code},Đơn vị ${code},${level(code)},${parent},2020-01-01,,`),
  'X12,Đơn vị X12,cell,X1,2020-01-01,2026-02-28,X11',
  'X13,Đơn vị X13,cell,X1,2020-01-01,,',
  'X14,Đơn vị X14,cell,X2,2020-01-01,,',
]

const unitHead = 'code,name,level,parent,valid_from,valid_to,succeeded_by'
const homeHead = 'person,unit,valid_from,valid_to'
/** Became known last: moves of two units and of a person, so that an older view knows nothing of them. */
const moves = {
  units: lines(unitHead, [
    'X13,Đơn vị X13,cell,X1,2020-01-01,2026-02-28,',
    'X13,Đơn vị X13,cell,X2,2026-03-01,,',
    'X14,Đơn vị X14,cell,X2,2020-01-01,2026-02-28,',
    'X14,Đơn vị X14,cell,X1,2026-03-01,,',
  ]),
  memberships: lines(homeHead, [`${moved.code},X11,2020-01-01,2026-02-28`, `${moved.code},X2,2026-03-01,`]),
}

const person = (code: string, name: string): string => `${code},${name},${code.toLowerCase()}@riengtu.test,0987654321`

/** A session that each unit hosts, with one of its own people convened. */
export const sessionOf = (unit: string): string => `S-L-${unit}`
const hosted = (unit: string): string =>
  `${sessionOf(unit)},C1,${unit},${unit === 'P' ? 'Họp' : `Họp ${wordsOf(unit)}`},2026-02-15T08:00,notice`
const convened = (unit: string): string => `${sessionOf(unit)},${unit},ng-${unit},1`
/** An outreach activity of each unit; what X13 did while it was below X1 is theirs to read. */
const outreachHead = 'code,campaign,unit,date,form,title'
const activity = (unit: string): string =>
  `TT-${unit},C1,${unit},2026-02-14,radio,Phát thanh ${unit === 'P' || unit === 'X13' ? '' : wordsOf(unit)}`
const conveningHead = 'session,unit,person,order'

const dossier = {
  units: lines(unitHead, unitRows),
  people: lines('code,full_name,email,phone', [
    ...homes.map((unit) => person(`ng-${unit}`, nameIn(unit))),
    person(moved.code, moved.name),
    person('ng-X12', nameIn('X12')),
  ]),
  memberships: lines(homeHead, [
    ...homes.map((unit) => `ng-${unit},${unit},2020-01-01,`),
    `${moved.code},X11,2020-01-01,`,
    'ng-X12,X12,2020-01-01,2026-02-28',
  ]),
  directives: lines('issuer,type,number,issued_on,title', [
    'P,plan,01-KH/P,2026-01-05,Kế hoạch của tỉnh',
    `X2,plan,02-KH/X2,2026-01-06,Kế hoạch mậtriêngx2z`,
    `Y1,plan,03-KH/Y1,2026-01-07,Kế hoạch ${wordsOf('Y1')}`,
    'X1,plan,04-KH/X1,2026-01-08,Kế hoạch của X1',
  ]),
  campaigns: lines('code,title,owner,directives,opens_on,excluded_units', [
    'C1,Học tập,P,01-KH/P,2026-02-01,Y11',
    'C2,Học riêng của X2,X2,,2026-02-01,',
  ]),
  deadlines: lines('campaign,level,audience,unit,due_on', [
    'C1,commune,,,2026-03-31',
    'C1,,,X1,2026-03-20',
    'C1,,,X2,2026-03-21',
    'C1,,,Y1,2026-03-22',
  ]),
  audiences: lines('campaign,code,name,basis,order,artifacts', [
    'C1,all,Tất cả,roster,1,reflection',
    'C2,all,Tất cả,roster,1,',
  ]),
  speakers: lines('code,full_name,rank', ['BCV-0,Báo cáo viên Thử,province']),
  sessions: lines('code,campaign,host,title,starts_at,kind,mode', [
    'S-P,C1,P,Hội nghị tỉnh,2026-02-10T08:00,,hybrid',
    'S-X1,C1,X1,Lớp của X1,2026-02-11T08:00,,hybrid',
    `S-X2,C1,X2,Lớp ${wordsOf('X2')},2026-02-12T08:00,,hybrid`,
    ...[...homes, 'X12'].map((unit) => `${hosted(unit)},in_person`),
  ]),
  convening: lines(conveningHead, [
    ...[...homes, 'X12'].map(convened),
    ...['X1', 'X2', 'Y1'].flatMap((unit) => [`S-P,${unit},ng-${unit},1`, `S-P,${unit},,`]),
  ]),
  sites: lines('session,unit,name,mode,chair,expected,headcount,connected_from', [
    ...['X1', 'X2', 'Y1'].map((unit) => `S-P,${unit},,live_video,${chairOf(unit)},10,10,2026-02-10T08:00`),
    `S-X2,X21,,live_video,${chairOf('X21')},10,10,2026-02-12T08:00`,
  ]),
  attendance: lines('session,person,status', [
    ...homes.map((unit) => `S-P,ng-${unit},present`),
    `S-P,${moved.code},present`,
  ]),
  recommendations: lines('code,campaign,unit,person,text,submitted_at', [
    ...['X1', 'X11', 'X13', 'X2', 'X21', 'Y1'].map(
      (unit) => `KN-${unit},C1,${unit},,Đề nghị ${wordsOf(unit)},2026-02-12T09:00`,
    ),
  ]),
  outreach: lines(outreachHead, [...homes, 'X12'].map(activity)),
}

const other = {
  units: 'code,name,level,parent\nK,Đơn vị K,province,\nK1,Đơn vị K1,district,K\n',
  people: lines('code,full_name,email,phone', [person('ng-K1', nameIn('K1'))]),
  memberships: 'person,unit,valid_from\nng-K1,K1,2020-01-01\n',
  // a plan called as that of the province is, so that whoever asks for it here finds this one
  directives: lines('issuer,type,number,issued_on,title', ['P,plan,01-KH/P,2026-01-05,Kế hoạch khác']),
  campaigns:
    'code,title,owner,opens_on\nC1,Học tập nơi khác,K,2026-02-01\nC2,Học thêm,K1,2026-02-01\nC-KHAC,Của riêng K,K,2026-02-01\n',
  audiences: 'campaign,code,name,basis,order\nC1,all,Tất cả,roster,1\n',
  speakers: lines('code,full_name,rank', ['BCV-0,Báo cáo viên Khác,province']),
  sessions: lines('code,campaign,host,title,starts_at,kind', [hosted('K1')]),
  convening: lines(conveningHead, [convened('K1')]),
  outreach: lines(outreachHead, [activity('K1')]),
}

/** Imports both realms, `default` and `khac`; both count as demo data, so that they can be put away. */
export async function addFacts(database: Database, filesDir: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 4 * 86_400_000)
  await importText(database, filesDir, 'default', dossier, { now: before })
  await importText(database, filesDir, 'default', moves, { now })
  await importText(database, filesDir, 'khac', other, { now: before })
  await database.pool.query(`update orders set door = 'demo'`)
}

/** A dossier of one new person. */
export const onePerson = 'code,full_name\nng-MOI,Phạm Mới\n'
