import { day, instant } from '../shared/calendar.ts'
import type { Day } from '../shared/calendar.ts'
import type { Person } from './people.ts'
import { reflectionText } from './texts.ts'
import { CAMPAIGN } from './world.ts'
import type { World } from './world.ts'

/** Papers received by 15/9 from those who owe one (domain.md §0.1, facts 14 and 15). */
const RECEIVED = { province: 385, intermediate: 3383 }
const AS_OF = day('2016-09-15')
const TEXTS = 240

/** Reflections and personal plans: exact for the two managed tiers, "hầu hết" for the grassroots; answers who of the latter has handed in. */
export function writeReflections(w: World): Set<Person> {
  for (const tier of ['province', 'intermediate'] as const) writeTier(w, tier)
  return writeGrassroots(w)
}

function writeTier(w: World, tier: 'province' | 'intermediate'): void {
  const owing = w.dice.shuffle(w.people.filter((p) => p.tier === tier && !p.noWriting))
  const able = owing.filter((p) => p.studied !== null && p.studied <= day('2016-09-09'))
  const received = able.slice(0, RECEIVED[tier])
  if (received.length < RECEIVED[tier])
    throw new Error(`Too few people of tier ${tier} have studied: ${received.length}`)
  const got = new Set(received)
  received.forEach((p, i) => hand(w, p, i))
  owing.filter((p) => !got.has(p)).forEach((p, i) => stillOpen(w, p, i))
}

/** Received: sent in, then judged; a few had been sent back once. Those after 15/9 are judged later. */
function hand(w: World, p: Person, i: number): void {
  const d = w.dice
  const sent = Math.min(AS_OF - 1, Math.max(day('2016-06-24'), p.studied! + d.int(6, 40)))
  const form = d.chance(0.95) ? 'typed' : 'handwritten'
  const again = i % 40 === 7 && sent > day('2016-07-20') ? sent - 12 : null
  if (again !== null) {
    put(w, p, 'reflection', again, again, form, '', 'submitted')
    put(w, p, 'reflection', again, again + 5, form, 'fail', 'returned')
  }
  put(w, p, 'reflection', sent, sent, form, '', 'submitted')
  const judged = i % 13 === 3 ? null : sent + d.int(4, 9)
  if (judged !== null) put(w, p, 'reflection', sent, judged, form, grade(w), 'accepted')
  // The provincial board counts the paper and the personal plan together: whoever sent one has sent both.
  if (!p.key || (p.tier !== 'province' && d.chance(0.03))) return
  put(w, p, 'personal_plan', sent, sent, form, '', 'submitted')
  if (judged !== null) put(w, p, 'personal_plan', sent, judged, form, '', 'accepted')
}

/** Not received by 15/9: returned, withdrawn, sent in the last two weeks, or not at all. */
function stillOpen(w: World, p: Person, i: number): void {
  if (p.studied === null || p.studied > day('2016-08-20')) return
  const sent = p.studied + 15
  if (i % 9 === 1) {
    put(w, p, 'reflection', sent, sent, 'typed', '', 'submitted')
    put(w, p, 'reflection', sent, sent + 6, 'typed', 'fail', 'returned')
  } else if (i === 5) {
    put(w, p, 'reflection', sent, sent, 'typed', '', 'submitted')
    put(w, p, 'reflection', sent, sent + 3, 'typed', '', 'withdrawn')
  }
  if (i % 9 === 1 || i % 3 === 0) {
    const late = day('2016-09-18') + w.dice.int(0, 11)
    put(w, p, 'reflection', late, late, 'typed', '', 'submitted')
    if (p.key) put(w, p, 'personal_plan', late, late, 'typed', '', 'submitted')
  }
}

function writeGrassroots(w: World): Set<Person> {
  const d = w.dice
  const handedIn = new Set<Person>()
  let texts = 0
  const copied: string[] = []
  for (const p of w.people) {
    if (p.tier !== 'grassroots' || p.noWriting || p.exemptFrom !== null || p.left !== null || p.studied === null)
      continue
    if (d.chance(0.045)) continue
    handedIn.add(p)
    const sent = Math.min(Math.max(p.studied + d.int(3, 14), day('2016-06-22')), AS_OF - 1)
    const form = d.chance(0.93) ? 'typed' : 'handwritten'
    const roll = d.next()
    const status = roll < 0.9 ? 'accepted' : roll < 0.985 ? 'submitted' : 'returned'
    let text: string | undefined
    if (form === 'typed' && texts < TEXTS && d.chance(0.02)) {
      text = texts % 30 === 29 ? `${copied[0]!} Tôi xin hứa thực hiện tốt các nội dung trên.` : reflectionText(d)
      if (texts++ % 30 === 10) copied.unshift(text)
    }
    const judged = status === 'submitted' ? '' : status === 'returned' ? 'fail' : grade(w)
    put(w, p, 'reflection', sent, Math.min(sent + d.int(0, 3), AS_OF), form, judged, status, text)
    if (p.key && d.chance(0.95)) put(w, p, 'personal_plan', sent, Math.min(sent + 1, AS_OF), form, '', 'accepted')
  }
  return handedIn
}

function grade(w: World): string {
  const roll = w.dice.next()
  return roll < 0.24 ? 'excellent' : roll < 0.78 ? 'good' : roll < 0.985 ? 'pass' : ''
}

/** One version of one paper: sent on one day, recorded as it stood on another. */
export function put(
  w: World,
  p: Person,
  artifact: string,
  sent: Day,
  seen: Day,
  form: string,
  judged: string,
  status: string,
  text?: string,
): void {
  const time = status === 'submitted' && seen === sent ? '15:00' : '16:40'
  w.rows.add('reflections', instant(seen, time), [
    CAMPAIGN,
    p.code,
    artifact,
    instant(sent, '14:30'),
    form,
    undefined,
    text,
    judged,
    status,
  ])
}
