import { Problem } from '#core/problem.ts'
import type { AskedContext } from '#platform/http.ts'
import { expectedBelow, expectedOf, groundOf } from './answers.ts'
import { rowsByName, rowsOfPlaces } from './rules-convene.ts'
import { readAudienceCodes, readConvenedCodes } from './store.ts'

export type ConveneAsked = {
  readonly by: 'names' | 'places'
  readonly audiences: readonly string[]
  readonly unit?: string | undefined
  readonly percent: number
  readonly check: boolean
}

/**
 * Convenes the audiences of a session as the figures count them on its day. Who is there already, and a unit that has
 * places, stays as it is. Throws `not-found` for a session or unit out of scope, `bad-request` that names an audience
 * which the campaign doesn't have, and what writing throws.
 */
export async function convene(
  cx: AskedContext,
  realm: string | undefined,
  session: string,
  { by, audiences, unit, percent, check }: ConveneAsked,
): Promise<{ position: number | null; rows: number; seats: number; unnamed: number }> {
  const ground = await groundOf(cx, realm, session)
  const under = unit ?? ground.session.row.host.code
  const wanted = audiences.length > 0 ? audiences : ground.session.row.audiences
  const known = await readAudienceCodes(ground.asked)
  const unknown = audiences.filter((code) => !known.has(code))
  if (unknown.length > 0)
    throw new Problem('bad-request', `The campaign has no audience ${unknown.join(', ')}.`, {
      issues: unknown.map((code) => ({ path: 'audiences', message: `unknown-audience: ${code}` })),
    })
  const already = await readConvenedCodes(ground.asked)
  let unnamed = 0
  let made: ReturnType<typeof rowsOfPlaces>
  if (by === 'names') {
    const counted = await expectedOf(cx, ground, under, wanted)
    const rows = rowsByName(session, counted.people, already.people)
    unnamed = counted.unnamed
    made = { rows, seats: rows.length }
  } else {
    made = rowsOfPlaces(session, await expectedBelow(cx, ground, under, wanted), already.units, percent)
  }
  if (made.rows.length === 0) return { position: null, rows: 0, seats: 0, unnamed }
  const files = [{ file: 'convening', rows: made.rows }]
  const done = await cx.write(ground.realm, { files, check, purpose: 'convene' })
  return { position: done.position, rows: made.rows.length, seats: made.seats, unnamed }
}
