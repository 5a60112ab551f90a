import type { Chance } from '../random.ts'

/** One unit of the tree; `parent` is its place in the list, -1 for the root. */
export type Unit = {
  readonly code: string
  readonly name: string
  readonly level: 'central' | 'province' | 'commune' | 'grassroots' | 'cell'
  readonly sector: string
  readonly parent: number
}

export type Shape = {
  readonly people: number
  readonly units: readonly Unit[]
  /** Places of the units of each level; grassroots organizations and cells in order of their parents. */
  readonly root: number
  readonly provinces: readonly number[]
  readonly direct: readonly number[]
  readonly grassroots: readonly number[]
  readonly cells: readonly number[]
  /** Direct unit above a unit, by place in the list; -1 above them. */
  readonly directOf: Int32Array
  readonly provinceOf: Int32Array
}

/** A province as it is: 110,000 people, 59 direct units, 1,000 grassroots organizations, 4,000 cells. */
export const provincePeople = 110_000
const directUnits = 59
const grassrootsUnits = 1000
const cellUnits = 4000

const sectors = (at: number): string =>
  at < 50 ? 'local' : at < 54 ? 'agency' : at < 57 ? 'armed_forces' : at < 58 ? 'enterprise' : 'school'

/** The tree for so many people: one province, or as many as they fill, under one central root. */
export function shapeFor(people: number, random: Chance): Shape {
  const units: Unit[] = []
  const add = (unit: Unit): number => units.push(unit) - 1
  const count = Math.max(1, Math.round(people / provincePeople))
  const share = Math.min(1, people / provincePeople)
  const many = (full: number): number => Math.max(2, Math.round(full * share))
  const root =
    count > 1 ? add({ code: 'TW', name: 'Trung ương mẫu', level: 'central', sector: 'local', parent: -1 }) : -1
  const provinces: number[] = []
  const direct: number[] = []
  const grassroots: number[] = []
  const cells: number[] = []
  for (let p = 0; p < count; p++) {
    const tag = count > 1 ? `P${String(p + 1).padStart(2, '0')}` : 'P'
    const province = add({
      code: tag,
      name: `Đảng bộ tỉnh mẫu ${p + 1}`,
      level: 'province',
      sector: 'local',
      parent: root,
    })
    provinces.push(province)
    const here = Array.from({ length: many(directUnits) }, (_, d) =>
      add({
        code: `${tag}-D${String(d + 1).padStart(2, '0')}`,
        name: `Đảng bộ xã mẫu ${d + 1}`,
        level: 'commune',
        sector: sectors(d),
        parent: province,
      }),
    )
    direct.push(...here)
    const organizations = Array.from({ length: many(grassrootsUnits) }, (_, g) => {
      const parent = here[g % here.length] as number
      return add({
        code: `${tag}-G${String(g + 1).padStart(4, '0')}`,
        name: `Đảng bộ cơ sở mẫu ${g + 1}`,
        level: 'grassroots',
        sector: (units[parent] as Unit).sector,
        parent,
      })
    })
    grassroots.push(...organizations)
    for (let c = 0; c < many(cellUnits); c++) {
      const parent = (c < organizations.length ? organizations[c] : random.one(organizations)) as number
      cells.push(
        add({
          code: `${tag}-C${String(c + 1).padStart(4, '0')}`,
          name: `Chi bộ mẫu ${c + 1}`,
          level: 'cell',
          sector: (units[parent] as Unit).sector,
          parent,
        }),
      )
    }
  }
  const directOf = new Int32Array(units.length).fill(-1)
  const provinceOf = new Int32Array(units.length).fill(-1)
  for (const [at, unit] of units.entries()) {
    directOf[at] = unit.level === 'commune' ? at : unit.parent >= 0 ? (directOf[unit.parent] as number) : -1
    provinceOf[at] = unit.level === 'province' ? at : unit.parent >= 0 ? (provinceOf[unit.parent] as number) : -1
  }
  return {
    people,
    units,
    root: root < 0 ? (provinces[0] as number) : root,
    provinces,
    direct,
    grassroots,
    cells,
    directOf,
    provinceOf,
  }
}
