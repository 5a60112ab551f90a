import type { Chance } from '../random.ts'
import { campaignCode } from './campaign.ts'
import { instantOf } from './days.ts'
import { personCode } from './people.ts'
import type { People } from './people.ts'
import { openTable } from './table.ts'

const grades = ['excellent', 'good', 'good', 'pass']
const words =
  'Qua học tập nghị quyết, bản thân nhận thức rõ trách nhiệm, liên hệ với nhiệm vụ được giao và đề ra việc làm cụ thể. '

/** reflections.csv: who owes a paper hands it in (95 of 100), most on paper; 2 % are marked anew later. */
export function writeWriting(folder: string, people: People, random: Chance): number {
  const table = openTable(folder, 'reflections', [
    'campaign',
    'person',
    'artifact',
    'submitted_at',
    'form',
    'text',
    'grade',
    'status',
    'recorded_at',
  ])
  let facts = 0
  const hand = (person: string, artifact: string): void => {
    if (random.happens(0.05)) return
    facts += 1
    const day = 20 + random.below(80)
    const typed = random.happens(0.3)
    const row = [
      campaignCode,
      person,
      artifact,
      instantOf(day, 480 + random.below(500)),
      typed ? 'typed' : 'handwritten',
    ]
    const text = typed && random.happens(0.2) ? words.repeat(3) : null
    const marked = random.happens(0.6)
    table.add([
      ...row,
      text,
      marked ? random.one(grades) : null,
      marked ? 'accepted' : 'submitted',
      instantOf(day + 1, 900),
    ])
    if (random.happens(0.02))
      table.add([
        ...row,
        text,
        random.one(grades),
        random.happens(0.9) ? 'accepted' : 'returned',
        instantOf(day + 12, 900),
      ])
  }
  for (let i = 0; i < people.count; i++) {
    if (people.noWriting[i] === 1) continue
    const person = personCode(i)
    hand(person, 'reflection')
    if (people.key[i] === 1) hand(person, 'personal_plan')
  }
  table.close()
  return facts
}
