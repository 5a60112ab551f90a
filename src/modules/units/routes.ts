import { actorOf } from '#core/asker.ts'
import { levels as defaultLevels } from '#core/choices.ts'
import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import { cursorOf, cursorParts } from '#platform/cursor.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { writeListing } from '#platform/listing.ts'
import { bound, realmAsked } from '#platform/http.ts'
import { putRealmAway } from './actions.ts'
import { realmFactsOf, unitIdOf } from './answers.ts'
import { knownAsked } from './answers-known.ts'
import type { Unit } from './contract.ts'
import { listRealms, listUnits, putAwayRealm, readUnit } from './contract.ts'
import { unitListing } from './answers-listing.ts'
import { changeRoutes } from './routes-changes.ts'
import { cursorShapes, listUnitsOf } from './store-list.ts'
import { readChildrenOf, readNames, readPath, readPlacementsOf, readRealms } from './store.ts'
import type { TreeAsked } from './store.ts'

type Asked = { realm?: string | undefined; as_of: string; known_at?: string | undefined; position?: number | undefined }

type Tree = TreeAsked & { readonly scope: UnitScope; readonly realm: RealmFacts }

async function treeAsked(cx: AskedContext, query: Asked): Promise<Tree> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, query.realm), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  const scope = await cx.scopeOf(realm)
  const knownAt = query.known_at === undefined ? null : knownAsked(query.known_at, realm.timeZone)
  return {
    db: cx.database.db,
    realmId: realm.id,
    day: query.as_of,
    knownAt,
    position: query.position ?? null,
    scope,
    realm,
  }
}

/** A unit that is not there and one out of scope are the same to the asker. */
async function neededUnit(asked: TreeAsked & { readonly scope: UnitScope }, code: string): Promise<number> {
  const id = await unitIdOf(asked.db, asked.realmId, code)
  if (id === null || !asked.scope.covers(id)) throw new Problem('not-found', 'unit')
  return id
}

/** The units of a way up that the scope covers. */
async function within(asked: TreeAsked & { readonly scope: UnitScope }, path: readonly Unit[]): Promise<Unit[]> {
  const ids = await Promise.all(path.map((unit) => unitIdOf(asked.db, asked.realmId, unit.code)))
  return path.filter((_, i) => asked.scope.covers(ids[i] ?? 0))
}

async function realmShown(cx: AskedContext, code: string | null) {
  // who is not signed in is told of no organization, an account of its own
  const { asker } = cx
  if (asker.kind === 'nobody') return []
  const rows = await readRealms(cx.database.db, code)
  const seen = asker.kind === 'account' ? rows.filter((row) => row.code === asker.realm) : rows
  return seen.map((row) => ({
    code: row.code,
    name: row.name ?? '',
    time_zone: row.time_zone ?? 'Asia/Ho_Chi_Minh',
    levels: row.levels ?? defaultLevels.map((level) => level.code),
    language: row.language ?? 'vi',
    demo: row.demo,
    put_away: row.put_away,
    campaigns: row.campaigns,
  }))
}

export const routes: readonly Bound[] = [
  bound(listRealms, async (cx) => ({ realms: await realmShown(cx, null), version: cx.appVersion })),
  bound(putAwayRealm, async (cx, { params, query }) => {
    const before = (await realmShown(cx, params.realm))[0]
    const realm = before && (await realmFactsOf(cx.database.db, params.realm, null))
    if (before === undefined || realm == null) throw new Problem('not-found', 'realm')
    if (!(await cx.scopeOf(realm)).all) throw new Problem('forbidden', 'This is for the whole realm.')
    if (!before.demo) throw new Problem('forbidden', 'Only demo data can be put away.')
    const at = query.put_away === 'yes' ? cx.now() : null
    await putRealmAway(cx.database, params.realm, at, { actor: actorOf(cx.asker), door: 'page' })
    return { ...before, put_away: query.put_away === 'yes' }
  }),
  bound(readUnit, async (cx, { params, query }) => {
    const asked = await treeAsked(cx, query)
    const id = await neededUnit(asked, params.unit)
    const [whole, children, placements] = await Promise.all([
      readPath(asked, id),
      readChildrenOf(asked, asked.scope, id),
      readPlacementsOf(asked, id),
    ])
    // the way up is shown as far as the scope reaches
    const path = asked.scope.all ? whole : await within(asked, whole)
    // without a placement on the day the newest one says what the unit was
    const unit = path.at(-1) ?? placements.at(-1)
    if (unit === undefined) throw new Problem('not-found', 'unit')
    const others = placements.flatMap((one) => [one.parent, one.succeeded_by]).filter((code) => code !== null)
    const [names, can] = await Promise.all([
      readNames(asked, asked.scope, [...new Set(others)]),
      cx.canAt(asked.realm, id),
    ])
    return { unit, ancestors: path.slice(0, -1), children, placements, names, can }
  }),
  bound(listUnits, async (cx, { query, reply }) => {
    const asked = await treeAsked(cx, query)
    const needed = (code: string | undefined) => (code === undefined ? null : neededUnit(asked, code))
    const of = {
      under: await needed(query.under),
      parent: await needed(query.parent),
      isTop: query.top === 'yes',
      level: query.level ?? null,
      sector: query.sector ?? null,
      search: query.search ?? '',
      sort: query.sort,
      isDown: query.order === 'desc',
      levels: asked.realm.levels,
    }
    if (query.format !== 'json') return writeListing(reply, unitListing(asked, of, query))
    const after = cursorParts(query.after, cursorShapes[query.sort])
    const { rows, next, total } = await listUnitsOf(asked, asked.scope, { ...of, after, limit: query.limit })
    return { rows, next: next === null ? null : cursorOf(next), total }
  }),
  ...changeRoutes,
]
