import type { Chance } from '../random.ts'
import { dateOf, instantOf, recordedFirst } from './days.ts'
import type { Shape, Unit } from './shape.ts'
import { openTable } from './table.ts'

/** Days of the campaign on which cells move to another grassroots organization. */
const moveDays = [32, 60]

/** realm.csv and units.csv: the tree, cells that move in the middle of the campaign, names that are corrected. */
export function writeUnits(folder: string, shape: Shape, random: Chance): void {
  const realm = openTable(folder, 'realm', ['code', 'name', 'time_zone', 'recorded_at'])
  realm.add(['default', 'Đảng bộ mẫu', 'Asia/Ho_Chi_Minh', recordedFirst])
  realm.close()
  const table = openTable(folder, 'units', [
    'code',
    'name',
    'level',
    'sector',
    'parent',
    'valid_from',
    'valid_to',
    'recorded_at',
  ])
  const movers = Math.ceil(shape.cells.length / 200)
  const moves = new Map<number, number>()
  for (const day of moveDays) for (let i = 0; i < movers; i++) moves.set(random.one(shape.cells), day)
  for (const [at, unit] of shape.units.entries()) {
    const parent = unit.parent < 0 ? null : (shape.units[unit.parent] as Unit).code
    const row = (name: string, under: string | null, from: string | null, to: string | null, recorded: string): void =>
      table.add([unit.code, name, unit.level, unit.sector, under, from, to, recorded])
    const moved = moves.get(at)
    row(unit.name, parent, null, null, recordedFirst)
    if (moved !== undefined) {
      const recorded = instantOf(moved, 8 * 60)
      const province = shape.provinceOf[at]
      const siblings = shape.grassroots.filter((one) => shape.provinceOf[one] === province)
      row(unit.name, parent, null, dateOf(moved - 1), recorded)
      row(unit.name, (shape.units[random.one(siblings)] as Unit).code, dateOf(moved), null, recorded)
    } else if (random.happens(0.005)) row(`${unit.name} (đổi tên)`, parent, null, null, instantOf(20, 600))
  }
  table.close()
}
