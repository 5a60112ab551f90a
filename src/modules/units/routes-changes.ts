import { Problem } from '#core/problem.ts'
import type { RealmFacts } from '#core/realm.ts'
import { readings } from '#core/readings.ts'
import type { UnitScope } from '#core/scope.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { changeTree, dayOrEver } from './actions-changes.ts'
import { realmFactsOf, unitIdOf } from './answers.ts'
import * as own from './contract-changes.ts'
import { moveUnits, renameUnits } from './rules-bulk.ts'
import { makeUnit, moveUnit, renameUnit, withdrawPlacement } from './rules-changes.ts'
import { closeUnit } from './rules-close.ts'
import { mergeUnit } from './rules-merge.ts'
import { readContents } from './store-contents.ts'
import { countPeople, readOfficers } from './store-effects.ts'
import { codesBelow } from './store-list.ts'
import { dayOf } from '#core/days.ts'

async function asker(
  cx: AskedContext,
  query: { realm?: string | undefined },
): Promise<{
  cx: AskedContext
  realm: RealmFacts
  scope: UnitScope
}> {
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, query.realm), null)
  if (realm === null) throw new Problem('not-found', 'realm')
  return { cx, realm, scope: await cx.scopeOf(realm) }
}

async function unitAsked(cx: AskedContext, query: { realm?: string | undefined }, code: string) {
  const { realm, scope } = await asker(cx, query)
  const unitId = await unitIdOf(cx.database.db, realm.id, code)
  if (unitId === null || !scope.covers(unitId)) throw new Problem('not-found', 'unit')
  return { realm, scope, unitId }
}

export const changeRoutes: readonly Bound[] = [
  bound(own.makeUnit, async (cx, { query, body }) => {
    const { code, name, level, sector, parent, as_of: day, check } = body
    const of = { subjects: [code], names: [parent], purpose: 'unit.make', day, check }
    return changeTree({ ...(await asker(cx, query)), ...of }, (standing) =>
      makeUnit(standing, { unit: code, name, level, sector, parent, from: dayOrEver(day) }),
    )
  }),
  bound(own.renameUnit, async (cx, { params: { unit }, query, body }) => {
    const { as_of: day, check, ...to } = body
    const of = { subjects: [unit], names: [], purpose: 'unit.rename', day, check }
    return changeTree({ ...(await asker(cx, query)), ...of }, (standing) =>
      renameUnit(standing, unit, day === null ? null : dayOf(day), to),
    )
  }),
  bound(own.moveUnit, async (cx, { params: { unit }, query, body }) => {
    const { parent, as_of: day, check } = body
    const of = { subjects: [unit], names: [parent], purpose: 'unit.move', day, check }
    return changeTree({ ...(await asker(cx, query)), ...of }, (standing) =>
      moveUnit(standing, unit, dayOf(day), parent),
    )
  }),
  bound(own.moveUnits, async (cx, { query, body }) => {
    const { units, parent, as_of: day, check } = body
    const of = { subjects: units, names: [parent], purpose: 'unit.move', day, check }
    return changeTree({ ...(await asker(cx, query)), ...of }, (standing) =>
      moveUnits(standing, units, dayOf(day), parent),
    )
  }),
  bound(own.renameUnits, async (cx, { query, body }) => {
    const { rows, as_of: day, check } = body
    const of = { subjects: rows.map(({ unit }) => unit), names: [], purpose: 'unit.rename', day, check }
    return changeTree({ ...(await asker(cx, query)), ...of }, (standing) =>
      renameUnits(standing, rows, day === null ? null : dayOf(day)),
    )
  }),
  bound(own.mergeUnit, async (cx, { params: { unit }, query, body }) => {
    const { into, as_of: day, check } = body
    const of = { subjects: [unit], names: [into], purpose: 'unit.merge', day, check, members: { unit, into } }
    return changeTree({ ...(await asker(cx, query)), ...of }, (standing, members) =>
      mergeUnit(standing, members, { unit, into, day: dayOf(day) }),
    )
  }),
  bound(own.closeUnit, async (cx, { params: { unit }, query, body }) => {
    const { successor, people_to: people, units_to: units, as_of: day, check } = body
    const names = [successor, people, units]
    const of = { subjects: [unit], names, purpose: 'unit.close', day, check, members: { unit, into: people } }
    return changeTree({ ...(await asker(cx, query)), ...of }, (standing, members) =>
      closeUnit(standing, members, { unit, day: dayOf(day), successor, people, units }),
    )
  }),
  bound(own.withdrawPlacement, async (cx, { params: { unit }, query, body }) => {
    const { from: day, check } = body
    const of = { subjects: [unit], names: [], purpose: 'unit.withdraw', day, check }
    return changeTree({ ...(await asker(cx, query)), ...of, members: { unit, into: null } }, (standing, members) =>
      withdrawPlacement(standing, members, unit, dayOrEver(day)),
    )
  }),
  bound(own.readUnitPeople, async (cx, { params, query }) => {
    const { realm } = await unitAsked(cx, query, params.unit)
    const { db } = cx.database
    const whole = await codesBelow(db, realm.id, params.unit, query.as_of)
    const [mine, all] = await Promise.all([
      countPeople(db, realm.id, [params.unit], query.as_of),
      countPeople(db, realm.id, whole, query.as_of),
    ])
    return { own: mine, whole: all, units: whole.length - 1 }
  }),
  bound(own.readUnitContents, async (cx, { params, query }) => {
    const { realm } = await unitAsked(cx, query, params.unit)
    const of = { realmId: realm.id, unit: params.unit, day: query.as_of, timeZone: realm.timeZone }
    return readContents(cx.database.db, of)
  }),
  bound(own.listUnitOfficers, async (cx, { params, query }) => {
    const { realm, scope, unitId } = await unitAsked(cx, query, params.unit)
    const rows = await readOfficers(cx.database.db, scope, { unitId, day: query.as_of })
    const object = { type: 'unit', id: params.unit }
    await tellReading(cx, {
      realmId: realm.id,
      action: readings.listUnitOfficers,
      object,
      payload: { rows: rows.length },
    })
    return { rows }
  }),
]
