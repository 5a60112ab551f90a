/** One thing done to many people, in one order. */
import { randomBytes } from 'node:crypto'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import { unitIdOf } from '#modules/units/answers.ts'
import type { AskedContext } from '#platform/http.ts'
import type { OrderFile, OrderRow } from '#platform/order.ts'
import { refreshPlaces } from './actions-places.ts'
import type { Change } from './contract-desk.ts'
import { changed, homeOn } from './rules-change.ts'
import { readSubjects } from './store-subjects.ts'
import type { Known } from './store-subjects.ts'

export type Changing = {
  readonly people: readonly string[]
  readonly on: string
  readonly change: Change
  readonly check: boolean
}

/** A code that tells nothing. */
const newCode = (): string => `C${randomBytes(6).toString('hex').toUpperCase()}`

/** The files of an order that have rows. */
export const filesOf = (rows: Readonly<Record<string, readonly OrderRow[]>>): OrderFile[] =>
  Object.entries(rows).flatMap(([file, some]) => (some.length > 0 ? [{ file, rows: some }] : []))

/**
 * Does one thing to people as of a day. Somebody who isn't there, or is elsewhere, is `not-found` and nothing is done.
 * Into a unit that the asker doesn't keep nobody is moved: that is asked for, and whoever keeps the unit answers.
 */
export async function changeMany(cx: AskedContext, realm: RealmFacts, asked: Changing) {
  const { on, change, check } = asked
  const scope = await cx.scopeOf(realm)
  await refreshPlaces(cx.database, realm)
  const codes = [...new Set(asked.people)]
  const day = dayIn(realm.timeZone, cx.now())
  const subjects = await readSubjects(cx.database.db, scope, { codes, day })
  const there = new Set(subjects.map(({ person }) => person))
  // which ones is not told back: what is elsewhere answers as what is nowhere
  const missing = codes.flatMap((code, i) =>
    there.has(code) ? [] : [{ path: `people.${i}`, message: 'unknown-person' }],
  )
  if (missing.length > 0) throw new Problem('not-found', 'person', { issues: missing.slice(0, 20) })
  if (change.what === 'transfer' && !(await keeps(cx, realm, scope, change.unit)))
    return askTransfers(cx, realm, { subjects, to: change.unit, on, decision: change.decision, check })
  const written = subjects.map((subject) => changed(subject, change, on))
  const concerned = written.filter(({ memberships, exemptions }) => memberships.length + exemptions.length > 0).length
  const files = filesOf({
    memberships: written.flatMap((one) => one.memberships),
    exemptions: written.flatMap((one) => one.exemptions),
  })
  const purpose = change.what
  const done = files.length > 0 ? await cx.write(realm, { files, check, purpose }) : nothingDone(cx)
  return { ...shown(done), people: concerned, unchanged: subjects.length - concerned, asked: 0 }
}

const nothingDone = (cx: AskedContext) => ({ position: null, at: cx.now().toISOString(), added: 0 })
const shown = ({ position, at, added }: { position: number | null; at: string; added: number }) => ({
  position,
  at,
  added,
})

/** Whether a unit lies in the scope; one that nobody knows is a fault of the request. */
async function keeps(cx: AskedContext, realm: RealmFacts, scope: UnitScope, unit: string): Promise<boolean> {
  const id = await unitIdOf(cx.database.db, realm.id, unit)
  if (id === null) throw new Problem('bad-request', '', { issues: [{ path: 'change.unit', message: 'unknown-unit' }] })
  return scope.covers(id)
}

type Asking = {
  readonly subjects: readonly Known[]
  readonly to: string
  readonly on: string
  readonly decision: string
  readonly check: boolean
}

async function askTransfers(cx: AskedContext, realm: RealmFacts, { subjects, to, on, decision, check }: Asking) {
  const rows = subjects.flatMap((subject): OrderRow[] => {
    const home = homeOn(subject, on)
    if (home === null) return []
    const { person } = subject
    return [
      { cells: { code: newCode(), person, from: home.unit, to, moves_on: on, decision, status: 'asked', answer: '' } },
    ]
  })
  const files = filesOf({ transfers: rows })
  const done = files.length > 0 ? await cx.write(realm, { files, check, purpose: 'transfer' }) : nothingDone(cx)
  return { ...shown(done), people: rows.length, unchanged: subjects.length - rows.length, asked: rows.length }
}
