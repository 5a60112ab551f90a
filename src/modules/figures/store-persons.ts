/** Reads the facts of persons as known, in whole numbers and in order of person, and hands them out one by one. */
import type pg from 'pg'
import { grades, kinds, writingForms, writingStatuses } from '#core/choices.ts'
import type { Choice } from '#core/choices.ts'
import { FIRST_DAY, LAST_DAY } from '#core/days.ts'
import { copyInts } from '#platform/copy-out.ts'
import type { IntRows } from '#platform/copy-out.ts'
import { artifactCodes, cadreCodes, tierCodes } from './rules-model.ts'
import type { Session } from './rules-model.ts'
import type { Exemption, Membership, PersonFacts, Presence, Writing } from './rules-standing.ts'
import { knownText } from '#platform/facts-known.ts'
import type { Known } from '#platform/facts-known.ts'

export type PersonsAsked = {
  readonly client: pg.ClientBase
  readonly realmId: number
  readonly campaignId: number
  readonly timeZone: string
  readonly at: Known
  readonly sessions: ReadonlyMap<number, Session>
  /** Null: everybody. */
  readonly only: readonly number[] | null
}

const knownOf = (table: string, keys: readonly string[], { realmId, at }: PersonsAsked): string =>
  knownText(table, keys, realmId, at)

const day = (column: string): string =>
  `case ${column} when '-infinity' then ${FIRST_DAY} when 'infinity' then ${LAST_DAY} else ${column} - date '1970-01-01' end`
const place = (column: string, codes: readonly string[]): string =>
  `coalesce(array_position(array[${codes.map((code) => `'${code}'`).join(',')}], ${column}), 0)`
const codesOf = (choices: readonly Choice[]): string[] => choices.map((choice) => choice.code)
const kindCodes = codesOf(kinds)
const statusCodes = codesOf(writingStatuses)
const formCodes = codesOf(writingForms)
const gradeCodes = codesOf(grades)

type Loaded = { memberships: IntRows; exemptions: IntRows; presences: IntRows; writings: IntRows }

async function load(asked: PersonsAsked): Promise<Loaded> {
  const { client } = asked
  const zone = asked.timeZone.replaceAll("'", '')
  const civil = (column: string): string => `(${column} at time zone '${zone}')::date - date '1970-01-01'`
  const who = asked.only === null ? '' : `and x.person_id = any('{${asked.only.map(Number).join(',')}}'::bigint[])`
  const memberships = await copyInts(
    client,
    `select x.person_id, x.unit_id, ${day('x.valid_from')}, ${day('x.valid_to')}, x.is_primary::int,
       ${place('x.cadre', cadreCodes)} - 1, ${place('x.tier', tierCodes)} - 1, ${place('x.kind', kindCodes)} - 1
     from ${knownOf('memberships', ['person_id', 'unit_id', 'valid_from'], asked)} x
     where x.valid_from <= x.valid_to ${who} order by x.person_id, x.unit_id`,
    8,
  )
  const exemptions = await copyInts(
    client,
    `select x.person_id, (x.obligation = 'write')::int, ${day('x.valid_from')}, ${day('x.valid_to')}
     from ${knownOf('exemptions', ['person_id', 'obligation', 'valid_from'], asked)} x where true ${who} order by x.person_id`,
    4,
  )
  const presences = await copyInts(
    client,
    `select x.person_id, x.session_id, ${civil('coalesce(x.checked_at, s.starts_at)')}
     from ${knownOf('attendance', ['session_id', 'person_id'], asked)} x
     join ${knownOf('sessions', ['session_id'], asked)} s on s.session_id = x.session_id
     where x.status = 'present' and s.campaign_id = ${asked.campaignId} ${who} order by x.person_id`,
    3,
  )
  const writings = await copyInts(
    client,
    `select x.person_id, ${place('x.artifact', artifactCodes)} - 1, ${civil('x.submitted_at')},
       ${place('x.status', statusCodes)} - 1, ${place('x.form', formCodes)}, ${place('x.grade', gradeCodes)}
     from ${knownOf('reflections', ['campaign_id', 'person_id', 'artifact'], asked)} x
     where x.campaign_id = ${asked.campaignId} ${who} order by x.person_id`,
    6,
  )
  return { memberships, exemptions, presences, writings }
}

/** A cursor over rows sorted by their first number. */
function cursor<T>(rows: IntRows, read: (values: Float64Array, at: number) => T | null): (person: number) => T[] {
  let at = 0
  const { values, width } = rows
  const end = rows.length * width
  return (person) => {
    const found: T[] = []
    while (at < end && (values[at] as number) < person) at += width
    for (; at < end && values[at] === person; at += width) {
      const one = read(values, at)
      if (one !== null) found.push(one)
    }
    return found
  }
}

/**
 * Calls `each` for every person with a membership, ascending by id, and waits when it answers a promise. Everything is
 * read before the first call, so `each` may use the client. People are counted whether or not named.
 */
export async function eachPerson(
  asked: PersonsAsked,
  each: (person: number, facts: PersonFacts) => Promise<void> | undefined | void,
): Promise<void> {
  const { memberships, exemptions, presences, writings } = await load(asked)
  const n = (values: Float64Array, at: number): number => values[at] as number
  const membershipsOf = cursor<Membership>(memberships, (v, i) => ({
    unit: n(v, i + 1),
    from: n(v, i + 2),
    to: n(v, i + 3),
    primary: v[i + 4] === 1,
    cadre: n(v, i + 5),
    tier: n(v, i + 6),
    kind: kindCodes[n(v, i + 7)] ?? 'member',
  }))
  const exemptionsOf = cursor<Exemption>(exemptions, (v, i) => ({
    obligation: v[i + 1] === 1 ? 'write' : 'attend',
    from: n(v, i + 2),
    to: n(v, i + 3),
  }))
  const presencesOf = cursor<Presence>(presences, (v, i) => {
    const session = asked.sessions.get(n(v, i + 1))
    return session === undefined ? null : { session, day: n(v, i + 2) }
  })
  const writingsOf = cursor<Writing>(writings, (v, i) => ({
    artifact: n(v, i + 1),
    day: n(v, i + 2),
    status: statusCodes[n(v, i + 3)] ?? '',
    form: formCodes[n(v, i + 4) - 1] ?? '',
    grade: gradeCodes[n(v, i + 5) - 1] ?? '',
  }))
  // someone without any membership is not counted, but may have attended: presence counts people of any unit
  for (const person of personsOf([memberships, presences])) {
    const wait = each(person, {
      memberships: membershipsOf(person),
      exemptions: exemptionsOf(person),
      presences: presencesOf(person),
      writings: writingsOf(person),
    })
    if (wait) await wait
  }
}

function* personsOf(lists: readonly IntRows[]): Generator<number> {
  const at = lists.map(() => 0)
  for (;;) {
    let next = Infinity
    for (const [i, { values, width, length }] of lists.entries()) {
      const index = at[i] as number
      if (index < length && (values[index * width] as number) < next) next = values[index * width] as number
    }
    if (next === Infinity) return
    for (const [i, { values, width, length }] of lists.entries()) {
      let index = at[i] as number
      while (index < length && values[index * width] === next) index += 1
      at[i] = index
    }
    yield next
  }
}
