import type { Dice } from '../shared/random.ts'
import { directUnits } from './direct.ts'
import type { Direct } from './direct.ts'
import { places } from './places.ts'

export interface Unit {
  code: string
  name: string
  level: string
  sector: string
  parent: Unit | null
  /** The directly subordinate unit at or above; null for the province. */
  direct: Direct | null
  /** How many people belong here itself. */
  size: number
}

/** A commune or a grassroots organization: the unit that holds classes for the cells below it. */
export interface Base {
  unit: Unit
  /** Where its people are: its cells, or itself. */
  holders: Unit[]
}

export interface Tree {
  root: Unit
  units: Unit[]
  direct: Map<string, Unit>
  bases: Base[]
}

const kinds = { P: 'phường', T: 'thị trấn', X: 'xã' } as const
const areas: Record<string, string> = { P: 'khu', T: 'khu', X: 'thôn' }
const offices: Record<string, string[]> = {
  local: [
    ...['Cơ quan cấp ủy', 'Cơ quan Ủy ban nhân dân', 'Trung tâm Y tế', 'Trường Trung học phổ thông', 'Công an'],
    ...['Quân sự', 'Trung tâm Bồi dưỡng chính trị', 'Tòa án nhân dân', 'Viện kiểm sát nhân dân', 'Chi cục Thuế'],
    ...[
      'Bảo hiểm xã hội',
      'Ngân hàng Nông nghiệp',
      'Điện lực',
      'Kho bạc Nhà nước',
      'Hạt Kiểm lâm',
      'Đài Truyền thanh - Truyền hình',
    ],
  ],
  CA: [
    'Phòng Tham mưu',
    'Phòng Xây dựng lực lượng',
    'Phòng An ninh nội địa',
    'Phòng Cảnh sát hình sự',
    'Phòng Cảnh sát giao thông',
    'Phòng Cảnh sát kinh tế',
    'Phòng Hậu cần',
  ],
  PCCC: ['Phòng Tham mưu', 'Phòng Phòng cháy', 'Phòng Chữa cháy và cứu nạn', 'Đội Cảnh sát khu vực'],
  HQ: [
    'Cơ quan Cục',
    'Chi cục Kiểm tra sau thông quan',
    'Chi cục Cửa khẩu Móng Cái',
    'Chi cục Cửa khẩu Hòn Gai',
    'Chi cục Cửa khẩu Cẩm Phả',
    'Đội Kiểm soát',
  ],
  agency: [
    'Sở Nội vụ',
    'Sở Tài chính',
    'Sở Y tế',
    'Sở Công Thương',
    'Văn phòng Tỉnh ủy',
    'Ban Tuyên giáo Tỉnh ủy',
    'Ban Tổ chức Tỉnh ủy',
    'Mặt trận Tổ quốc tỉnh',
  ],
  armed_forces: ['Cơ quan Bộ Chỉ huy', 'Phòng Tham mưu', 'Phòng Chính trị', 'Phòng Hậu cần', 'Đơn vị cơ động'],
  enterprise: ['Công ty Than', 'Công ty Tuyển than', 'Công ty Cơ khí', 'Công ty Xây lắp mỏ'],
}
const schools = new Set(['Trường Trung học phổ thông', 'Trung tâm Bồi dưỡng chính trị'])

/** Builds the whole tree of 2016, parents before children. */
export function buildTree(d: Dice): Tree {
  const root: Unit = {
    code: 'QN',
    name: 'Đảng bộ tỉnh Quảng Ninh',
    level: 'province',
    sector: 'local',
    parent: null,
    direct: null,
    size: 0,
  }
  const tree: Tree = { root, units: [root], direct: new Map(), bases: [] }
  const add = (unit: Unit): Unit => {
    tree.units.push(unit)
    return unit
  }
  for (const direct of directUnits) {
    const top = add({
      code: direct.code,
      name: direct.name,
      level: 'district',
      sector: direct.sector,
      parent: root,
      direct,
      size: 0,
    })
    tree.direct.set(direct.code, top)
    addCommunes(d, tree, add, top, direct)
    addGrassroots(d, tree, add, top, direct)
  }
  return tree
}

function addCommunes(d: Dice, tree: Tree, add: (u: Unit) => Unit, top: Unit, direct: Direct): void {
  let n = 0
  for (const [mark, names] of Object.entries(places[direct.code] ?? {}))
    for (const name of names.split(', ')) {
      const kind = kinds[mark as keyof typeof kinds]
      const code = `${direct.code}-${mark}${String(++n).padStart(2, '0')}`
      const commune = add({
        code,
        name: `Đảng bộ ${kind} ${name}`,
        level: 'commune',
        sector: 'local',
        parent: top,
        direct,
        size: 0,
      })
      const count = Math.max(4, direct.cellsPerCommune + d.int(-2, 2))
      const holders = [...Array(count).keys()].map((i) => {
        const school = i === 1
        const cell = i === 0 ? `Cơ quan ${kind}` : school ? 'Trường học' : `${areas[mark]} ${i - 1}`
        const sector = school ? 'school' : 'local'
        return add({
          code: `${code}-C${String(i + 1).padStart(2, '0')}`,
          name: `Chi bộ ${cell}, ${name}`,
          level: 'cell',
          sector,
          parent: commune,
          direct,
          size: d.int(21, 28),
        })
      })
      tree.bases.push({ unit: commune, holders })
    }
}

function addGrassroots(d: Dice, tree: Tree, add: (u: Unit) => Unit, top: Unit, direct: Direct): void {
  const names = offices[direct.code] ?? offices[direct.sector]!
  const short = direct.name.replace(/^Đảng bộ /, '')
  for (let i = 0; i < direct.grassroots; i++) {
    const code = `${direct.code}-G${String(i + 1).padStart(2, '0')}`
    const round = Math.floor(i / names.length)
    const office = `${names[i % names.length]!}${round > 0 ? ` số ${round + 1}` : ''}`
    const sector = schools.has(names[i % names.length]!) ? 'school' : direct.sector
    // Every second organization outside the provincial blocks is a chi bộ cơ sở, without cells; border posts report numbers only.
    const single =
      direct.cellsPerGrassroots === 0 || (direct.code !== 'TQN' && direct.code !== 'KCQ' && i > 1 && i % 2 === 1)
    const border = direct.code === 'BP'
    const base = add({
      code,
      name: border ? borderName(i) : `${single ? 'Chi bộ' : 'Đảng bộ'} ${office}, ${short}`,
      ...{ level: 'grassroots', sector, parent: top, direct },
      size: single && !border ? d.int(18, 27) : 0,
    })
    const count = single ? 0 : Math.max(2, direct.cellsPerGrassroots + d.int(-1, 1))
    const holders = [...Array(count).keys()].map((j) =>
      add({
        code: `${code}-C${String(j + 1).padStart(2, '0')}`,
        name: `Chi bộ ${j + 1}, ${office}`,
        level: 'cell',
        sector,
        parent: base,
        direct,
        size: d.int(20, 28),
      }),
    )
    tree.bases.push({ unit: base, holders: single ? [base] : holders })
  }
}

function borderName(i: number): string {
  return i === 0 ? 'Đảng bộ Cơ quan Bộ Chỉ huy Bộ đội Biên phòng' : `Chi bộ Đồn Biên phòng số ${i}`
}
