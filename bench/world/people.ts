import type { Chance } from '../random.ts'
import { dateOf, instantOf, lastDay, recordedFirst } from './days.ts'
import type { Shape, Unit } from './shape.ts'
import { openTable } from './table.ts'

/** What the other files need of each person, by number. */
export type People = {
  readonly count: number
  /** Place of the person's unit at the opening. */
  readonly home: Int32Array
  /** 1 for a key leading cadre. */
  readonly key: Uint8Array
  /** 1 for who is exempt from writing. */
  readonly noWriting: Uint8Array
}

export const personCode = (person: number): string => `N${String(person + 1).padStart(7, '0')}`

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
]
const middles = ['Văn', 'Thị', 'Hữu', 'Đức', 'Minh', 'Ngọc', 'Thanh', 'Quang', 'Xuân', 'Thu', 'Công', 'Hồng']
const givens = [
  'An',
  'Bình',
  'Cường',
  'Dung',
  'Đạt',
  'Giang',
  'Hà',
  'Hải',
  'Hạnh',
  'Hiếu',
  'Hòa',
  'Hùng',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Phượng',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Trang',
  'Tuấn',
  'Uyên',
  'Vinh',
  'Yến',
]

const membershipHeader = [
  'person',
  'unit',
  'valid_from',
  'valid_to',
  'primary',
  'position',
  'kind',
  'cadre',
  'tier',
  'recorded_at',
]

/**
 * people.csv, memberships.csv and exemptions.csv: synthetic people over the cells; 3 % move during the campaign, 1 %
 * have a second post, and some of it is corrected later.
 */
export function writePeople(folder: string, shape: Shape, random: Chance): People {
  const count = shape.people
  const home = new Int32Array(count)
  const key = new Uint8Array(count)
  const noWriting = new Uint8Array(count)
  const people = openTable(folder, 'people', ['code', 'full_name', 'birth_date', 'sex', 'phone', 'recorded_at'])
  const memberships = openTable(folder, 'memberships', membershipHeader)
  const exemptions = openTable(folder, 'exemptions', [
    'person',
    'obligation',
    'valid_from',
    'valid_to',
    'decision',
    'recorded_at',
  ])
  const codeAt = (at: number): string => (shape.units[at] as Unit).code
  for (let i = 0; i < count; i++) {
    const code = personCode(i)
    const at = shape.cells[Math.floor((i * shape.cells.length) / count)] as number
    home[i] = at
    const name = `${random.one(families)} ${random.one(middles)} ${random.one(givens)}`
    const born = `${1955 + random.below(50)}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`
    people.add([
      code,
      name,
      born,
      random.happens(0.4) ? 'f' : 'm',
      `09${String(10_000_000 + random.below(89_999_999))}`,
      recordedFirst,
    ])
    if (random.happens(0.005))
      people.add([code, `${name} (sửa)`, born, 'f', null, instantOf(15 + random.below(60), 500)])
    const tier = random.happens(0.005) ? 'province' : random.happens(0.033) ? 'intermediate' : 'grassroots'
    key[i] = tier === 'province' || random.happens(0.02) ? 1 : 0
    const cadre = key[i] ? 'key' : tier === 'intermediate' ? 'cadre' : 'member'
    const kind = random.happens(0.03) ? 'probationary' : 'member'
    const belongs = (unit: string, from: string, to: string | null, primary: string, recorded: string): void =>
      memberships.add([code, unit, from, to, primary, key[i] ? 'Bí thư' : null, kind, cadre, tier, recorded])
    const since = `${2005 + random.below(19)}-0${1 + random.below(9)}-15`
    belongs(codeAt(at), since, null, 'yes', recordedFirst)
    if (random.happens(0.03)) {
      const day = 5 + random.below(lastDay - 10)
      const recorded = instantOf(day + random.below(10), 540)
      const next = shape.cells[
        Math.floor(((i + 1 + random.below(200)) % count) * (shape.cells.length / count))
      ] as number
      belongs(codeAt(at), since, dateOf(day - 1), 'yes', recorded)
      if (random.happens(0.9)) belongs(codeAt(next), dateOf(day), null, 'yes', recorded)
    } else if (random.happens(0.01)) belongs(codeAt((shape.units[at] as Unit).parent), since, null, 'no', recordedFirst)
    if (random.happens(0.02)) {
      noWriting[i] = 1
      exemptions.add([code, 'write', dateOf(-3), null, 'QĐ 12-QĐ/ĐU', recordedFirst])
    }
    if (random.happens(0.015))
      exemptions.add([code, 'attend', dateOf(random.below(30)), null, 'QĐ 13-QĐ/ĐU', instantOf(31, 480)])
  }
  for (const table of [people, memberships, exemptions]) table.close()
  return { count, home, key, noWriting }
}
