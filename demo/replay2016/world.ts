import { instant } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import type { Dossier } from '../shared/dossier.ts'
import type { Dice } from '../shared/random.ts'
import type { Person } from './people.ts'
import type { Tree } from './tree.ts'

/** The campaign's code in every file. */
export const CAMPAIGN = 'NQ12'

export interface World {
  rows: Dossier
  dice: Dice
  tree: Tree
  people: Person[]
}

export interface Session {
  code: string
  host: string
  audiences?: string
  title: string
  on: Day
  start?: string
  end?: string
  mode?: 'in_person' | 'online' | 'hybrid'
  kind?: 'study' | 'notice' | 'briefing' | 'discussion'
  venue?: string
  speakers?: string
  makeup?: boolean
  /** When it became known, as a rule some days ahead. */
  recorded: Day
}

export function addSession(w: World, s: Session): void {
  w.rows.add('sessions', instant(s.recorded, '09:00'), [
    ...[s.code, CAMPAIGN, s.host, s.audiences, undefined, s.title],
    ...[instant(s.on, s.start ?? '07:30'), instant(s.on, s.end ?? '11:30'), s.mode ?? 'in_person', s.kind ?? 'study'],
    ...[s.venue, s.speakers, s.makeup ? 'yes' : 'no', 'no'],
  ])
}

/** One line of an attendance list, recorded on the evening of that day. */
export function attend(
  w: World,
  session: string,
  on: Day,
  person: Person,
  status: string,
  mode = 'in_person',
  checked?: string,
): void {
  w.rows.add('attendance', instant(on, '17:30'), [
    session,
    person.code,
    status,
    status === 'present' ? mode : undefined,
    checked,
  ])
}

/** Out of the absent four in five have asked leave. */
export function absence(w: World): string {
  return w.dice.chance(0.8) ? 'excused' : 'absent'
}
