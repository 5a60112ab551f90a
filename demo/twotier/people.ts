import { fullName } from '../shared/names.ts'
import type { Dice } from '../shared/random.ts'
import type { Commune } from './tree.ts'

export interface Person {
  code: string
  name: string
  sex: 'f' | 'm'
  born: string
  holder: string
  /** Where the person belonged until 30/6/2025, if elsewhere. */
  before: string | null
  commune: Commune
  key: boolean
  tier: 'province' | 'intermediate' | 'grassroots'
  exempt: boolean
}

/** About 3,000 synthetic people; the police's members are counted by statement, so only their key cadres are named. */
export function buildPeople(d: Dice, communes: readonly Commune[]): Person[] {
  const people: Person[] = []
  for (const commune of communes) {
    let n = 0
    for (const base of commune.bases)
      for (const holder of base.holders)
        for (let i = d.int(21, 29); i > 0; i--) {
          const sex = d.chance(0.42) ? 'f' : 'm'
          const key = n < 14
          const exempt = !key && d.chance(0.04)
          if (commune.code === 'CA' && !key) continue
          people.push({
            ...{ code: `TH2-${String(people.length + 1).padStart(5, '0')}`, name: fullName(d, sex), sex },
            born: `${exempt ? d.int(1936, 1950) : d.int(1958, 2003)}-${String(d.int(1, 12)).padStart(2, '0')}-${String(d.int(1, 28)).padStart(2, '0')}`,
            ...{ holder, before: n < 10 ? commune.office : null, commune, key, exempt },
            tier: n < 4 ? 'province' : n < 34 ? 'intermediate' : 'grassroots',
          })
          n++
        }
  }
  return people
}
