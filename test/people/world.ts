import type { Database } from '#platform/database.ts'
import { importText } from '../api/text.ts'

/** Code, name, birth date, unit, from, to, kind, cadre, tier, post; a person may stand there more than once. */
const people: readonly string[] = [
  'p01,Nguyễn Văn An,1980-01-02,A1,2020-01-01,,member,key,intermediate,Bí thư',
  'p02,Trần Thị Thủy,1981-02-03,A1,2020-01-01,,member,member,grassroots,',
  'p03,Đỗ Hữu Ánh,1982-03-04,A2,2020-01-01,,probationary,member,grassroots,',
  'p04,Lê Uyên Thuỷ,1983-04-05,A2,2020-01-01,2025-12-31,member,member,grassroots,',
  'p04,Lê Uyên Thuỷ,1983-04-05,B1,2026-01-01,,member,member,grassroots,',
  'p05,Phạm Ước,1984-05-06,B1,2020-01-01,2025-06-30,member,cadre,grassroots,',
  'p06,Hoàng Đức Bình,1985-06-07,B1,2030-01-01,,member,member,grassroots,',
  'p07,Vũ Cường,1986-07-08,,,,,,,',
  'p08,Ngô Ngoài Đảng,1987-08-09,A1,2020-01-01,,non_member,member,grassroots,',
  'p09,Nguyễn Văn Ân,1980-01-02,P,2020-01-01,,member,key,province,Phó Bí thư',
]

const units = `code,name,level,parent,valid_from
P,Tỉnh ủy mẫu,province,,2000-01-01
A,Đảng ủy xã An Hòa,commune,P,2000-01-01
A1,Chi bộ thôn 1,cell,A,2000-01-01
A2,Chi bộ thôn 2,cell,A,2000-01-01
B,Đảng ủy xã Bình Minh,commune,P,2000-01-01
B1,Chi bộ khu phố 1,cell,B,2000-01-01
`

/** A province with two communes, whose people differ in everything a list is narrowed by. */
export async function importPeople(database: Database, filesDir: string, now: Date, realm = 'default'): Promise<void> {
  const rows = people.map((line) => line.split(','))
  const seen = new Set<string>()
  const named = rows.flatMap(([code = '', name, born]) => {
    if (seen.has(code)) return []
    seen.add(code)
    return [`${code},${name},${born}`]
  })
  const placed = rows.flatMap(([code, , , unit, from, to, kind, cadre, tier, post]) =>
    unit ? [[code, unit, from, to, kind, cadre, tier, post].join(',')] : [],
  )
  await importText(
    database,
    filesDir,
    realm,
    {
      units,
      people: ['code,full_name,birth_date', ...named].join('\n'),
      memberships: ['person,unit,valid_from,valid_to,kind,cadre,tier,position', ...placed].join('\n'),
      exemptions: 'person,obligation,valid_from,valid_to,decision\np02,attend,2026-01-01,2026-12-31,Số 5-QĐ/ĐU\n',
    },
    { now },
  )
}
