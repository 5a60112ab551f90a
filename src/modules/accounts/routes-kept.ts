/** Accounts and roles as officers keep them. */
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { unitCodesOf } from '#modules/units/answers.ts'
import type { Bound } from '#platform/http.ts'
import { bound } from '#platform/http.ts'
import * as keep from './actions-accounts.ts'
import { addAccountsOfUnits, makeSlips, mostAtOnce } from './actions-bulk.ts'
import { tell } from './actions-by.ts'
import * as factor from './actions-factor.ts'
import { grantsFor } from './answers-kept.ts'
import * as kept from './contract-accounts.ts'
import { bodyOf, by, keeperOf, namesAt, personIn, publicUrl, unitIn, unitsIn } from './routes-by.ts'
import { listAccounts, readLinkedPerson } from './store-accounts-list.ts'
import { unitNameOf } from './store-people.ts'
import { readSettings } from './store-realms.ts'

export const keptRoutes: readonly Bound[] = [
  bound(kept.listAccounts, async (cx, { query, request }) => {
    const { scope, ...keeper } = await keeperOf(cx, query.realm, 'read.accounts')
    const units = query.unit === undefined ? null : [await unitIn(cx, { scope, ...keeper }, query.unit)]
    const { search, status = null, after, limit } = query
    const names = await namesAt(cx, query.realm, keeper.today)
    const asked = { units, status, search, after, limit: limit + 1, names }
    const rows = await listAccounts(cx.database.db, scope, asked)
    const page = rows.slice(0, limit)
    await tell(cx.database.db, by(cx, request), {
      realmId: scope.realmId,
      action: readings.listAccounts,
      unit: query.unit,
      payload: { rows: page.length },
    })
    const shown = page.map((row) => ({
      ...row,
      roles: [...row.roles],
      last_sign_in: row.last_sign_in?.toISOString() ?? null,
    }))
    return { rows: shown, next: rows.length > limit ? (page.at(-1)?.user_name ?? null) : null }
  }),
  bound(kept.readAccount, async (cx, { params, query, request }) => {
    const { scope, today } = await keeperOf(cx, query.realm, 'read.accounts')
    const account = await keep.accountInScope(cx.database.db, scope, params.account)
    const { realmId } = scope
    await tell(cx.database.db, by(cx, request), { realmId, accountId: params.account, action: readings.readAccount })
    const { person_id: personId, unit_id: unitId } = account
    const codes = await unitCodesOf(cx.database.db, realmId, unitId === null ? [] : [unitId])
    const names = await namesAt(cx, query.realm, today)
    const person = personId === null ? null : await readLinkedPerson(cx.database.db, scope, personId, names)
    const grants = await grantsFor(cx.database, scope, params.account)
    return {
      account: account.account_id,
      user_name: account.user_name,
      status: account.status,
      unit: codes.get(unitId ?? 0) ?? null,
      unit_name: await unitNameOf(cx.database.db, realmId, unitId),
      // who has moved to units out of scope is not told of
      person: person?.unit == null ? null : person.person,
      full_name: person?.full_name ?? null,
      email: account.own_email,
      valid_from: account.valid_from,
      valid_to: account.valid_to,
      second_factor: account.factor,
      grants: grants.map(({ account_id: _of, unit_id: _unit, given_at, ...grant }) => ({
        ...grant,
        given_at: given_at.toISOString(),
      })),
    }
  }),
  bound(kept.findAccountPerson, async (cx, { query, request }) => {
    const keeper = await keeperOf(cx, query.realm, 'make.accounts')
    const personId = await personIn(cx, keeper, query.person)
    const names = await namesAt(cx, query.realm, keeper.today)
    const found = await readLinkedPerson(cx.database.db, keeper.scope, personId, names)
    if (found === null) throw new Problem('not-found', 'person')
    const { realmId } = keeper.scope
    await tell(cx.database.db, by(cx, request), { realmId, personId, action: readings.findAccountPerson })
    return found
  }),
  bound(kept.changeAccount, async (cx, input) => {
    const keeper = await keeperOf(cx, input.query.realm, 'make.accounts')
    const { email, valid_from: validFrom, valid_to: validTo } = bodyOf(kept.changeAccount, input)
    await keep.changeAccount(by(cx, input.request), keeper, input.params.account, { email, validFrom, validTo })
    return { done: true }
  }),
  bound(kept.addAccount, async (cx, input) => {
    const body = bodyOf(kept.addAccount, input)
    const keeper = await keeperOf(cx, input.query.realm, 'make.accounts')
    const unitId = body.unit === undefined ? null : await unitIn(cx, keeper, body.unit)
    const personId = body.person === undefined ? null : await personIn(cx, keeper, body.person)
    const asked = { userName: body.user_name, unitId, personId, email: body.email ?? null }
    const { accountId, code, expiresAt } = await keep.addAccount(by(cx, input.request), keeper, asked)
    return { account: accountId, code, expires_at: expiresAt.toISOString() }
  }),
  bound(kept.addAccountsOfUnit, async (cx, input) => {
    const keeper = await keeperOf(cx, input.query.realm, 'make.accounts')
    const units = await unitsIn(cx, keeper, bodyOf(kept.addAccountsOfUnit, input))
    const made = await addAccountsOfUnits(by(cx, input.request), keeper, units)
    return { made, more: made === mostAtOnce }
  }),
  bound(kept.printSlips, async (cx, input) => {
    const { query, request, reply } = input
    const keeper = await keeperOf(cx, query.realm, 'make.accounts')
    const units = await unitsIn(cx, keeper, bodyOf(kept.printSlips, input))
    const names = (await namesAt(cx, query.realm, keeper.today)).units
    const isNamed = new Set(names)
    const namesIn = (unit: number): boolean => names === null || isNamed.has(unit)
    const book = await makeSlips(by(cx, request), keeper, { units, namesAt: namesIn, address: publicUrl(request) })
    void reply.header('content-disposition', 'attachment; filename="phieu-kich-hoat.xlsx"')
    return book
  }),
  bound(kept.resetAccount, async (cx, { params, query, request }) => {
    const keeper = await keeperOf(cx, query.realm, 'make.accounts')
    const { code, expiresAt } = await keep.resetAccount(by(cx, request), keeper, params.account)
    return { code, expires_at: expiresAt.toISOString() }
  }),
  bound(kept.moveAccount, async (cx, input) => {
    const keeper = await keeperOf(cx, input.query.realm, 'make.accounts')
    await keep.moveAccount(by(cx, input.request), keeper, input.params.account, bodyOf(kept.moveAccount, input).order)
    return { done: true }
  }),
  bound(kept.endSignInsOf, async (cx, { params, query, request }) => {
    const keeper = await keeperOf(cx, query.realm, 'make.accounts')
    return { ended: await keep.endSignInsOf(by(cx, request), keeper, params.account) }
  }),
  bound(kept.dropSecondFactor, async (cx, { params, query, request }) => {
    const keeper = await keeperOf(cx, query.realm, 'make.accounts')
    await keep.requireKept(by(cx, request), keeper, params.account)
    await factor.dropSecondFactor(by(cx, request), { realmId: keeper.scope.realmId, accountId: params.account })
    return { done: true }
  }),
  bound(kept.giveRole, async (cx, input) => {
    const body = bodyOf(kept.giveRole, input)
    const keeper = await keeperOf(cx, input.query.realm, 'grant')
    const unitId = body.unit === undefined ? null : await unitIn(cx, keeper, body.unit)
    const { role, only = null, valid_from: validFrom = null, valid_to: validTo = null } = body
    const grant = { role, unitId, only, validFrom, validTo }
    return { grant: await keep.giveRole(by(cx, input.request), keeper, input.params.account, grant) }
  }),
  bound(kept.takeRole, async (cx, { params, query, request }) => {
    await keep.takeRole(by(cx, request), await keeperOf(cx, query.realm, 'grant'), params.grant)
    return { done: true }
  }),
  bound(kept.readAccountSettings, async (cx, { query }) =>
    readSettings(cx.database.db, (await keeperOf(cx, query.realm, 'set.realm')).scope.realmId),
  ),
  bound(kept.writeAccountSettings, async (cx, input) => {
    const { scope } = await keeperOf(cx, input.query.realm, 'set.realm')
    const settings = bodyOf(kept.writeAccountSettings, input)
    if (!scope.all) throw new Problem('forbidden', 'This is for the whole realm.')
    return keep.setAccountSettings(by(cx, input.request), scope.realmId, settings)
  }),
]
