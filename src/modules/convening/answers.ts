/** What every question about a session's people is answered with. */
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { dayIn } from '#core/zones.ts'
import { figuresFor } from '#modules/figures/answers.ts'
import { namesFor } from '#modules/figures/answers-names.ts'
import type { ViewAsked } from '#modules/figures/answers-view.ts'
import { namesAreOver } from '#modules/people/answers-retention.ts'
import { draftsOf, realmOf, sessionOf } from '#modules/sessions/answers.ts'
import { realmFactsOf, unitIdOf } from '#modules/units/answers.ts'
import { realmAsked } from '#platform/http.ts'
import type { AskedContext } from '#platform/http.ts'
import { mostPeople } from './rules-convene.ts'
import type { Asked } from './store.ts'

export type Ground = {
  readonly realm: RealmFacts
  readonly session: Awaited<ReturnType<typeof sessionOf>>
  readonly asked: Asked
}

async function scopeOrNone(cx: AskedContext, realm: RealmFacts, permission: Permission): Promise<UnitScope | null> {
  return cx.holds([permission]) ? cx.scopeFor(realm, permission) : null
}

/** The session that is asked about. Throws `not-found` for one that does not concern the asker's units. */
export async function groundOf(cx: AskedContext, named: string | undefined, code: string): Promise<Ground> {
  const { realm, scope } = await realmOf(cx, named)
  return groundIn(cx, { realm, scope }, code)
}

async function askedRealmOf(cx: AskedContext, named: string | undefined): Promise<RealmFacts> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  const foreign = cx.asker.kind === 'account' && cx.asker.realmId !== realm?.id
  if (realm === null || foreign) throw new Problem('not-found', 'realm')
  return realm
}

/** Throws `not-found` for a unit that the ground's scope does not cover, there or not. */
export async function requireCovered(cx: AskedContext, { realm, asked }: Ground, unit: string): Promise<void> {
  const id = await unitIdOf(cx.database.db, realm.id, unit)
  if (id === null || !asked.scope.covers(id)) throw new Problem('not-found', 'unit')
}

/**
 * The session whose roster is asked: by who reads names, by who marks attendance in the unit, or by the clerk of this
 * one session. Throws `forbidden` to anybody else.
 */
export async function rosterGround(cx: AskedContext, named: string | undefined, code: string): Promise<Ground> {
  if (!cx.holds(['read.names', 'mark.attendance'])) throw new Problem('forbidden')
  const realm = await askedRealmOf(cx, named)
  const refused: Problem[] = []
  for (const permission of ['read.names', 'mark.attendance'] as const) {
    if (!cx.holds([permission])) continue
    try {
      return await groundIn(cx, { realm, scope: await cx.scopeFor(realm, permission, code) }, code)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push(error)
    }
  }
  throw refused.find(({ code: what }) => what === 'not-found') ?? new Problem('forbidden')
}

async function groundIn(
  cx: AskedContext,
  { realm, scope }: { readonly realm: RealmFacts; readonly scope: UnitScope },
  code: string,
): Promise<Ground> {
  const session = await sessionOf(cx, realm, scope, code)
  const { sessionId, campaignId } = session
  const today = dayIn(realm.timeZone, cx.now())
  const [writes, drafts, masked] = await Promise.all([
    scopeOrNone(cx, realm, 'edit.sessions'),
    draftsOf(cx, realm),
    namesAreOver(cx.database, { realmId: realm.id, campaignId, timeZone: realm.timeZone, today }),
  ])
  const { db } = cx.database
  const asked = { db, scope, drafts, writes, zone: realm.timeZone, today, sessionId, campaignId, masked }
  return { realm, session, asked }
}

/** The campaign on the session's day, seen from a unit. */
export function viewOf(cx: AskedContext, { realm, session, asked }: Ground, unit: string): ViewAsked {
  // a clerk reads no names elsewhere; here the scope of their class has let them in
  const clerk = !cx.holds(['read.names']) && session.row.own && asked.scope.covers(session.hostId)
  return {
    realm: realm.code,
    campaign: session.row.campaign,
    unit,
    asOf: dayIn(realm.timeZone, session.startsAt),
    now: cx.now(),
    asker: clerk ? { kind: 'operator' } : cx.asker,
  }
}

export type Counted = {
  readonly people: { readonly person: string; readonly unit: string; readonly restricted: boolean }[]
  /** Told only as a number: by a statement, or out of the asker's sight. */
  readonly unnamed: number
}

/**
 * Everybody expected of audiences (none given: of all) under a unit on the session's day, as the figures count them.
 * Throws `too-large` beyond {@link mostPeople}.
 */
export async function expectedOf(
  cx: AskedContext,
  ground: Ground,
  unit: string,
  audiences: readonly string[],
): Promise<Counted> {
  const people: Counted['people'] = []
  let unnamed = 0
  for (const audience of audiences.length > 0 ? audiences : [undefined]) {
    let after: string | undefined
    for (;;) {
      const query = { figure: 'expected', audience, sort: 'code', order: 'asc', limit: 5_000, after } as const
      const page = await namesFor(cx.database, viewOf(cx, ground, unit), query)
      if (after === undefined) {
        if (people.length + page.total > mostPeople) throw new Problem('too-large')
        unnamed += page.hidden + page.by_statement
      }
      // whoever has restricted the use of their data stands there under another code
      for (const { person, unit: at, full_name: name } of page.rows)
        people.push({ person, unit: at, restricted: name.startsWith('[') })
      if (page.next === null) break
      after = page.next
    }
  }
  return { people, unnamed }
}

/** How many are expected of audiences in each unit right below one, and in that one beside them. */
export async function expectedBelow(
  cx: AskedContext,
  ground: Ground,
  unit: string,
  audiences: readonly string[],
): Promise<{ readonly unit: string; readonly expected: number }[]> {
  const figures = await figuresFor(cx.database, viewOf(cx, ground, unit))
  const counts = (all: readonly { code: string; expected: number }[]): number =>
    all
      .filter(({ code }) => audiences.length === 0 || audiences.includes(code))
      .reduce((sum, one) => sum + one.expected, 0)
  const below = figures.children.map((child) => ({ unit: child.unit, expected: counts(child.audiences) }))
  const roster = figures.audiences.filter(({ basis }) => basis === 'roster')
  const own = counts(roster) - below.reduce((sum, one) => sum + one.expected, 0)
  return [...below, { unit, expected: own }].filter(({ expected }) => expected > 0)
}
