/**
 * What an order at the desk writes of one person: whatever holds from a day on closes the row before it on the eve and
 * opens another, so that every day keeps what was true of it.
 */
import { dayOf, isoOf } from '#core/days.ts'
import type { Change } from './contract-desk.ts'

/** A row of an order (platform/order.ts). */
export type Row = { readonly cells: Readonly<Record<string, string>>; readonly expects: string | undefined }

/** A membership as stored; open ends are null. */
export type Place = {
  readonly recorded_at: string
  readonly unit: string
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly primary: boolean
  readonly position: string
  readonly kind: string
  readonly cadre: string
  readonly tier: string
}
export type Excused = {
  readonly recorded_at: string
  readonly obligation: string
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly decision: string | null
}
export type Subject = {
  readonly person: string
  readonly places: readonly Place[]
  readonly excused: readonly Excused[]
}
export type Written = { readonly memberships: readonly Row[]; readonly exemptions: readonly Row[] }

const nothing: Written = { memberships: [], exemptions: [] }

/** The day before. */
export const eveOf = (day: string): string => isoOf(dayOf(day) - 1)

const holds = (
  { valid_from: from, valid_to: to }: { valid_from: string | null; valid_to: string | null },
  on: string,
) => (from === null || from <= on) && (to === null || to >= on)

/** A row of memberships.csv; every row of an order has all columns. */
export function placeRow(person: string, place: Place, more: { isNew?: boolean; gone?: boolean } = {}): Row {
  const { recorded_at: seen, unit, valid_from: from, valid_to: to, primary, position, kind, cadre, tier } = place
  return {
    cells: {
      person,
      unit,
      valid_from: from ?? '',
      valid_to: to ?? '',
      primary: primary ? 'yes' : 'no',
      position,
      kind,
      cadre,
      tier,
      retracted: more.gone ? 'yes' : 'no',
    },
    expects: more.isNew ? undefined : seen,
  }
}

function excuseRow(
  person: string,
  { obligation, valid_from: from, valid_to: to, decision, ...row }: Excused,
  isNew = false,
) {
  const cells = { person, obligation, valid_from: from ?? '', valid_to: to ?? '', decision: decision ?? '' }
  return { cells, expects: isNew ? undefined : row.recorded_at }
}

/** The primary membership of a day. */
export const homeOn = ({ places }: Subject, on: string): Place | null =>
  places.find((place) => place.primary && holds(place, on)) ?? null

/** Something else about the same membership, from a day on. */
function otherwise({ person }: Subject, home: Place, on: string, change: Partial<Place>): Written {
  const now = { ...home, ...change }
  if (home.valid_from === on) return { ...nothing, memberships: [placeRow(person, now)] }
  return {
    ...nothing,
    memberships: [
      placeRow(person, { ...home, valid_to: eveOf(on) }),
      placeRow(person, { ...now, valid_from: on }, { isNew: true }),
    ],
  }
}

/** From one unit to another: the old membership ends on the eve, the new one begins with the day, without its post. */
export function moved(subject: Subject, unit: string, on: string): Written {
  const home = homeOn(subject, on)
  if (home === null || home.unit === unit) return nothing
  const { person } = subject
  const closed =
    home.valid_from === on ? placeRow(person, home, { gone: true }) : placeRow(person, { ...home, valid_to: eveOf(on) })
  const opened = placeRow(person, { ...home, unit, valid_from: on, position: '' }, { isNew: true })
  return { ...nothing, memberships: [closed, opened] }
}

function excused({ person, excused: rows }: Subject, on: string, change: Extract<Change, { what: 'exempt' }>): Written {
  const { obligation, until = null, decision } = change
  const covered = rows.some(
    (row) =>
      row.obligation === obligation &&
      holds(row, on) &&
      (row.valid_to === null || (until !== null && row.valid_to >= until)),
  )
  if (covered) return nothing
  const row = { recorded_at: '', obligation, valid_from: on, valid_to: until, decision }
  return { ...nothing, exemptions: [excuseRow(person, row, true)] }
}

/** The rows that a change makes of a person as of a day; none where it says nothing new or doesn't fit the day. */
export function changed(subject: Subject, change: Change, on: string): Written {
  const { person, places, excused: rows } = subject
  if (change.what === 'transfer') return moved(subject, change.unit, on)
  if (change.what === 'exempt') return excused(subject, on, change)
  if (change.what === 'end_exemption') {
    const open = rows.filter((row) => row.obligation === change.obligation && holds(row, on) && row.valid_to !== on)
    return { ...nothing, exemptions: open.map((row) => excuseRow(person, { ...row, valid_to: on })) }
  }
  if (change.what === 'end') {
    const open = places.filter((place) => holds(place, on) && place.valid_to !== on)
    return { ...nothing, memberships: open.map((place) => placeRow(person, { ...place, valid_to: on })) }
  }
  const home = homeOn(subject, on)
  if (home === null) return nothing
  const { what: _what, ...values } = change
  const same = Object.entries(values).every(([name, value]) => home[name as keyof Place] === value)
  return same ? nothing : otherwise(subject, home, on, values)
}
