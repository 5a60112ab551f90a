/** Last day of the three-tier tree. */
export const LAST = '2025-06-30'
export const FIRST = '2025-07-01'

/** How a commune-level unit fares in the campaign, so that every state is on the board. */
export type Course = 'early' | 'on_time' | 'late' | 'behind' | 'open'

export interface Placement {
  code: string
  name: string
  level: string
  sector: string
  parent: string
  from?: string
  to?: string
  successor?: string
}

export interface Commune {
  code: string
  name: string
  course: Course
  /** Grassroots organizations of today, with the units where their people are. */
  bases: { code: string; holders: string[] }[]
  /** The cell of the former district's office whose people came here on 1/7/2025; null where none did. */
  office: string | null
}

const districts = [
  ['H1', 'huyện An Lạc', ['thị trấn An Lạc', 'xã Tân Hòa', 'xã Phú Thịnh', 'xã Đông Sơn', 'xã Bình Minh']],
  ['H2', 'huyện Thanh Khê', ['thị trấn Thanh Khê', 'xã Yên Phú', 'xã Vĩnh Lộc', 'xã Hợp Thành', 'xã Trung Chính']],
  [
    'H3',
    'thành phố Bạch Dương',
    ['phường Bến Thủy', 'phường Đông Kinh', 'phường Tân Giang', 'phường Nam Thành', 'phường Cửa Tùng'],
  ],
  ['H4', 'huyện đảo Hải Vân', ['thị trấn Hải Vân', 'xã Ngọc Châu', 'xã Đảo Trần', 'xã Thắng Lợi', 'xã Quan Sơn']],
] as const
/** Of five old communes three go on under new names; the fourth and fifth join the first and the second. */
const renamed = [
  ['xã An Lạc', 'xã Tân Hòa', 'xã Phú Thịnh'],
  ['xã Thanh Khê', 'xã Yên Phú', 'xã Vĩnh Lộc'],
  ['phường Bến Thủy', 'phường Đông Kinh', 'phường Tân Giang'],
  ['đặc khu Hải Vân', 'xã Ngọc Châu', 'xã Đảo Trần'],
]
const courses: Course[] = [
  'early',
  'on_time',
  'late',
  'early',
  'behind',
  'on_time',
  'early',
  'early',
  'late',
  'open',
  'early',
  'behind',
]
const committees: [string, string, string, Course][] = [
  ['CQD', 'Đảng bộ Các cơ quan Đảng tỉnh', 'agency', 'early'],
  ['UBT', 'Đảng bộ Ủy ban nhân dân tỉnh', 'agency', 'on_time'],
  ['CA', 'Đảng bộ Công an tỉnh', 'armed_forces', 'early'],
  ['QS', 'Đảng bộ Quân sự tỉnh', 'armed_forces', 'early'],
]

/** The tree of a made-up province over the change of 1/7/2025: districts end, communes move up or are merged. */
export function buildTree(): { placements: Placement[]; communes: Commune[] } {
  const placements: Placement[] = [
    { code: 'BD', name: 'Đảng bộ tỉnh Bạch Dương', level: 'province', sector: 'local', parent: '' },
  ]
  const communes: Commune[] = []
  districts.forEach(([code, name, olds], i) => {
    const kept = renamed[i]!
    placements.push({
      code,
      name: `Đảng bộ ${name}`,
      level: 'district',
      sector: 'local',
      parent: 'BD',
      to: LAST,
      successor: `${code}-X1`,
    })
    placements.push({
      code: `${code}-VP`,
      name: `Chi bộ Văn phòng cấp ủy ${name}`,
      level: 'cell',
      sector: 'agency',
      parent: code,
      to: LAST,
      successor: `${code}-X1`,
    })
    olds.forEach((old, j) => {
      const unit = `${code}-X${j + 1}`
      const stays = j < kept.length
      const home = stays ? unit : `${code}-X${j - kept.length + 1}`
      const place = { code: unit, level: 'commune', sector: 'local' }
      placements.push({ ...place, name: `Đảng bộ ${old}`, parent: code, to: LAST, successor: stays ? undefined : home })
      if (stays) {
        placements.push({ ...place, name: `Đảng bộ ${kept[j]!}`, parent: 'BD', from: FIRST })
        communes.push({
          code: unit,
          name: `Đảng bộ ${kept[j]!}`,
          course: courses[communes.length]!,
          bases: [],
          office: j === 0 ? `${code}-VP` : null,
        })
      }
      addBases(
        placements,
        communes.find((c) => c.code === home)!,
        unit,
        'local',
        stays ? null : home,
        3,
      )
    })
  })
  for (const [code, name, sector, course] of committees) {
    placements.push({ code, name, level: 'commune', sector, parent: 'BD' })
    const committee: Commune = { code, name, course, bases: [], office: null }
    communes.push(committee)
    addBases(placements, committee, code, sector, null, 5)
  }
  return { placements, communes }
}

/** Grassroots organizations of one unit: the last is a cell of its own. `moved`: where they went on 1/7/2025. */
function addBases(
  placements: Placement[],
  commune: Commune,
  unit: string,
  sector: string,
  moved: string | null,
  count: number,
): void {
  for (let n = 1; n <= count; n++) {
    const code = `${unit}-G${n}`
    const single = n === count
    const place = {
      code,
      name: `${single ? 'Chi bộ' : 'Đảng bộ'} cơ sở số ${n}, ${commune.name.replace(/^Đảng bộ /, '')}`,
      level: 'grassroots',
      sector,
    }
    if (moved === null) placements.push({ ...place, parent: unit })
    else placements.push({ ...place, parent: unit, to: LAST }, { ...place, parent: moved, from: FIRST })
    const holders = single ? [code] : [1, 2].map((k) => `${code}-C${k}`)
    if (!single)
      for (const cell of holders)
        placements.push({
          code: cell,
          name: `Chi bộ ${cell.at(-1)}, ${place.name}`,
          level: 'cell',
          sector,
          parent: code,
        })
    commune.bases.push({ code, holders })
  }
}
