import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSource } from '#platform/sheets/source.ts'
import { freshDatabase } from '../../../test/database.ts'
import { exportDossier } from './actions-export.ts'
import { importDossier } from './actions-import.ts'
import type { ImportResult } from './actions-import.ts'
import { dossierFiles } from './columns.ts'

const database = await freshDatabase()
const timeZone = 'Asia/Ho_Chi_Minh'
let folder = ''
let realmId = 0

async function bring(path: string, realm = 'default'): Promise<ImportResult> {
  const source = await openSource(path, dossierFiles)
  const options = {
    realm,
    dryRun: false,
    door: 'import',
    actor: 'test',
    now: new Date(),
    filesDir: join(folder, 'store'),
  } as const
  const result = await importDossier(database, source, options)
  await source.close()
  return result
}

const realmOf = async (code: string): Promise<number> =>
  (await database.pool.query<{ realm_id: number }>('select realm_id from realms where code = $1', [code])).rows[0]
    ?.realm_id ?? 0

const odd: Record<string, string> = {
  realm: 'code,name,recorded_at\ndefault,Tỉnh ủy Thử Nghiệm,2026-01-01\n',
  units:
    'code,name,level,parent,valid_from,valid_to,recorded_at,retracted\nP,"=HYPERLINK(""x"")",province,,,,2026-01-01,\n007,\'+84 ""Đảng bộ,commune,P,2025-07-01,2030-12-31,2026-01-02 08:00:00.123,\n008,Nhầm,commune,P,,,2026-01-02,\n008,,,,,,2026-01-03,yes\n'.replace(
      '+84 ""Đảng',
      '+84 Đảng',
    ),
  people:
    'code,full_name,birth_date,sex,phone,recorded_at\nN1,"Nguyễn\nVăn A",12/11/1972,Nam,+84912345678,2026-01-01\nN1,Nguyễn Văn A,12/11/1972,Nam,,2026-02-01\n',
  memberships: 'person,unit,valid_from,primary,recorded_at\nN1,007,2025-07-01,có,2026-01-01\n',
  directives:
    'issuer,type,number,issued_on,title,based_on,file,recorded_at\nP,plan,6 – ctr/TU,2026-01-01,@Trích yếu,,van ban.pdf,2026-01-02\nP,plan,07-KH/TU,2026-01-03,Sau,06-CTr/TU,,2026-01-03\n',
  campaigns:
    'code,title,owner,directives,opens_on,threshold,topics,excluded_units,recorded_at\nC1,Đợt,P,6-CTr/TU,2026-02-01,"0,950",T1|T2,007,2026-01-05\n',
  audiences:
    'campaign,code,name,order,cadres,levels,recorded_at\nC1,all,Tất cả,1,Cán bộ chủ chốt|member,Xã,2026-01-05\n',
  deadlines:
    'campaign,level,audience,unit,due_on,recorded_at\nC1,,,007,2026-03-01,2026-01-05\nC1,commune,all,,2026-03-02,2026-01-05\n',
  reflections:
    'campaign,person,submitted_at,file,text,recorded_at\nC1,N1,2026-02-03T10:00:00.5+07:00,files/bai.pdf,,2026-02-04\n',
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'))
  const dossier = join(folder, 'in')
  await mkdir(join(dossier, 'files'), { recursive: true })
  for (const [name, text] of Object.entries(odd)) await writeFile(join(dossier, `${name}.csv`), text)
  await writeFile(join(dossier, 'van ban.pdf'), '%PDF one')
  await writeFile(join(dossier, 'files', 'bai.pdf'), '%PDF two')
  const result = await bring(dossier)
  expect(result.faults).toEqual([])
  realmId = await realmOf('default')
})
afterAll(() => rm(folder, { recursive: true }))

const versions = async (): Promise<number> => {
  let sum = 0
  for (const file of dossierFiles)
    sum +=
      (
        await database.pool.query<{ n: number }>(`select count(*) as n from ${file.table} where realm_id = $1`, [
          realmId,
        ])
      ).rows[0]?.n ?? 0
  return sum
}

test.each(['out', 'out.xlsx'])('importing what was exported to %s changes nothing', async (name) => {
  const before = await versions()
  const target = join(folder, name)
  const exported = await exportDossier({ db: database, realmId, timeZone, filesDir: join(folder, 'store') }, target)
  expect(exported.files.reduce((sum, { rows }) => sum + rows, 0)).toBe(before)
  const again = await bring(target)
  expect([...again.faults, ...again.warnings]).toEqual([])
  expect(again.position).toBeNull()
  expect(await versions()).toBe(before)
})

test('an export moved to another place gives the same export there', async () => {
  const target = join(folder, 'out2')
  const first = await exportDossier({ db: database, realmId, timeZone, filesDir: join(folder, 'store') }, target)
  expect(first.copied).toBe(2)
  const realm = await readFile(join(target, 'realm.csv'), 'utf8')
  await writeFile(join(target, 'realm.csv'), realm.replace('default', 'other'))
  const moved = await bring(target, 'other')
  expect(moved.faults).toEqual([])
  const other = join(folder, 'out3')
  await exportDossier(
    { db: database, realmId: await realmOf('other'), timeZone, filesDir: join(folder, 'store') },
    other,
  )
  expect(await readdir(other)).toEqual(await readdir(target))
  for (const file of await readdir(target, { recursive: true }))
    if (/\.(?:csv|pdf)$/u.test(file))
      expect(await readFile(join(other, file), 'utf8')).toBe(await readFile(join(target, file), 'utf8'))
})

test('no cell of an export looks like a formula', async () => {
  const text = await readFile(join(folder, 'out', 'units.csv'), 'utf8')
  expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  expect(text).toContain(`'+84 Đảng bộ`)
  for (const line of text.split('\r\n')) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+\-@\t]/u)
})

test('an export overwrites nothing', async () => {
  const options = { db: database, realmId, timeZone, filesDir: join(folder, 'store') }
  await expect(exportDossier(options, join(folder, 'in'))).rejects.toMatchObject({ code: 'conflict' })
  await expect(exportDossier(options, join(folder, 'out.xlsx'))).rejects.toMatchObject({ code: 'conflict' })
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})
