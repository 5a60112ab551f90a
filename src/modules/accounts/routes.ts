import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { actorOf } from '#core/asker.ts'
import type { Asker } from '#core/asker.ts'
import type { Endpoint } from '#core/contract.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { realmFactsOf, unitCodesOf, unitIdOf } from '#modules/units/answers.ts'
import { readCookie, setCookie } from '#platform/cookies.ts'
import type { AskedContext, Bound, Input } from '#platform/http.ts'
import { bound } from '#platform/http.ts'
import { canMail } from '#platform/mail.ts'
import { oidcSettings } from '#platform/oidc.ts'
import * as keep from './actions-accounts.ts'
import type { Keeper } from './actions-accounts.ts'
import { addAccountsOfUnits, makeSlips, mostAtOnce } from './actions-bulk.ts'
import { tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import * as factor from './actions-factor.ts'
import { forgot } from './actions-forgot.ts'
import { beginAtProvider, endAtProvider } from './actions-oidc.ts'
import type { Opened } from './actions-open.ts'
import { activate, changePassword, reauthenticate, setUp } from './actions-password.ts'
import { signIn, signOut } from './actions-sign-in.ts'
import { grantsFor } from './answers-kept.ts'
import { describeAsker, mySignIns } from './answers-me.ts'
import { isOpen } from './answers.ts'
import { dayIn, scopeFor } from './answers-scope.ts'
import * as own from './contract.ts'
import * as kept from './contract-accounts.ts'
import { listAccounts } from './store-accounts.ts'
import { readPersonId, readUnitsOfPerson } from './store-people.ts'
import { readSettings, readSignInRealms } from './store-realms.ts'

type Signed = Extract<Asker, { kind: 'account' }>

const by = (cx: AskedContext, request: FastifyRequest): By => ({
  database: cx.database,
  now: cx.now(),
  actor: actorOf(cx.asker),
  door: 'page',
  address: cx.address,
  agent: request.headers['user-agent'] ?? '',
})

/** The account that is signed in; whoever is at the machine has none. */
function signed({ asker }: AskedContext): Signed {
  if (asker.kind !== 'account') throw new Problem('not-found', 'account')
  return asker
}

/** The body of an endpoint that takes one. */
function bodyOf<B extends z.ZodType>(
  _of: Endpoint<z.ZodType, z.ZodType, z.ZodType, B>,
  input: { readonly body: unknown },
) {
  return input.body as z.output<B>
}

const handOut = (input: Pick<Input<Endpoint>, 'reply'>, { cookie, maxAge }: Opened): { done: boolean } => {
  setCookie(input.reply, { value: cookie, maxAge })
  return { done: true }
}

const publicUrl = (request: FastifyRequest): string =>
  (process.env['PUBLIC_URL'] || `${request.protocol}://${request.host}`).replace(/\/+$/, '')

/** Who keeps accounts in which realm: one's own, or the one named when nobody needs an account yet. */
async function keeperOf(cx: AskedContext, realm: string | undefined, permission: Permission): Promise<Keeper> {
  const code = realm ?? (cx.asker.kind === 'account' ? cx.asker.realm : 'default')
  const facts = await realmFactsOf(cx.database.db, code, null)
  if (facts === null) throw new Problem('not-found', 'realm')
  const now = cx.now()
  const scope = await scopeFor(cx.database, { asker: cx.asker, now }, facts, permission)
  return { asker: cx.asker, scope, today: dayIn(facts.timeZone, now) }
}

async function unitIn(cx: AskedContext, { scope }: Keeper, code: string): Promise<number> {
  const id = await unitIdOf(cx.database.db, scope.realmId, code)
  if (id === null || !scope.covers(id)) throw new Problem('not-found', 'unit')
  return id
}

/** The unit, or it and all below it that the keeper covers. */
async function unitsIn(cx: AskedContext, keeper: Keeper, asked: { unit: string; below: boolean }): Promise<number[]> {
  const unit = await unitIn(cx, keeper, asked.unit)
  return asked.below ? keep.unitsBelow(cx.database, keeper, unit) : [unit]
}

const flowCookie = 'quantriet-oidc'

const ownRoutes: readonly Bound[] = [
  bound(own.readSignInPage, async (cx) => {
    const realms = await readSignInRealms(cx.database.db)
    const shown = realms.map(({ code, name, demo }) => ({ code, name, demo }))
    const settings = oidcSettings()
    const oidc = settings !== null && realms.some(({ code }) => code === settings.realm)
    return { open: await isOpen(cx.database), realms: shown, oidc, mail: canMail() }
  }),
  bound(own.signIn, async (cx, input) => {
    const { realm, user_name: userName, password, code } = bodyOf(own.signIn, input)
    return handOut(input, await signIn(by(cx, input.request), { realm, userName, password, code }))
  }),
  bound(own.signOut, async (cx, input) => {
    const who = signed(cx)
    await signOut(by(cx, input.request), who, input.query.everywhere === 'yes' ? null : who.signInId)
    setCookie(input.reply, { value: null })
    void input.reply.header('clear-site-data', '"cache", "storage"')
    return { done: true }
  }),
  bound(own.readMe, (cx) => describeAsker(cx.database, cx.asker, cx.now())),
  bound(own.listMySignIns, async (cx) => ({ rows: await mySignIns(cx.database, signed(cx), cx.now()) })),
  bound(own.endMySignIn, async (cx, { params, request }) => {
    if ((await signOut(by(cx, request), signed(cx), params.sign_in)) === 0) throw new Problem('not-found', 'sign-in')
    return { done: true }
  }),
  bound(own.changePassword, async (cx, input) => {
    const { old_password: old, password } = bodyOf(own.changePassword, input)
    return handOut(input, await changePassword(by(cx, input.request), signed(cx), { old, password }))
  }),
  bound(own.activateAccount, async (cx, input) => {
    const opened = await activate(by(cx, input.request), bodyOf(own.activateAccount, input))
    if (opened !== null) handOut(input, opened)
    return { signed_in: opened !== null }
  }),
  bound(own.forgotPassword, async (cx, input) => {
    const { realm, user_name: userName } = bodyOf(own.forgotPassword, input)
    const link = `${publicUrl(input.request)}/activate`
    const { sent } = await forgot(by(cx, input.request), { realm, userName, link })
    void sent.catch(() => undefined) // told by the journal; whoever asks must not learn of it
    return { done: true }
  }),
  bound(own.setUpInstallation, async (cx, input) => {
    const { token, user_name: userName, password, email = null } = bodyOf(own.setUpInstallation, input)
    return handOut(input, await setUp(by(cx, input.request), { token, userName, password, email }))
  }),
  bound(own.beginSecondFactor, async (cx, input) => {
    const who = signed(cx)
    await reauthenticate(by(cx, input.request), who, bodyOf(own.beginSecondFactor, input).password)
    return factor.beginSecondFactor(by(cx, input.request), who)
  }),
  bound(own.confirmSecondFactor, async (cx, input) => {
    const { code } = bodyOf(own.confirmSecondFactor, input)
    const { codes, opened } = await factor.confirmSecondFactor(by(cx, input.request), signed(cx), code)
    handOut(input, opened)
    return { recovery_codes: codes }
  }),
  bound(own.checkSecondFactor, async (cx, input) =>
    handOut(input, await factor.stepUp(by(cx, input.request), signed(cx), bodyOf(own.checkSecondFactor, input).code)),
  ),
  bound(own.renewRecoveryCodes, async (cx, input) => {
    const { code } = bodyOf(own.renewRecoveryCodes, input)
    return { recovery_codes: await factor.renewRecoveryCodes(by(cx, input.request), signed(cx), code) }
  }),
  bound(own.beginOidc, async (cx, { request, reply }) => {
    const { url, flow } = await beginAtProvider(by(cx, request), `${publicUrl(request)}/api/v1/oidc/return`)
    setCookie(reply, { name: flowCookie, value: flow, maxAge: 600 })
    return { url }
  }),
  bound(own.endOidc, async (cx, { request, reply }) => {
    const returned = new URL(request.url, publicUrl(request))
    const flow = readCookie(request, flowCookie)
    setCookie(reply, { name: flowCookie, value: null })
    let target = '/'
    try {
      const { cookie, maxAge } = await endAtProvider(by(cx, request), returned, flow)
      setCookie(reply, { value: cookie, maxAge })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      target = `/sign-in?refused=${error.code}`
    }
    void reply.code(302).header('location', target)
    return ''
  }),
]

const keptRoutes: readonly Bound[] = [
  bound(kept.listAccounts, async (cx, { query, request }) => {
    const { scope, ...keeper } = await keeperOf(cx, query.realm, 'read.accounts')
    const units = query.unit === undefined ? null : [await unitIn(cx, { scope, ...keeper }, query.unit)]
    const { search, after, limit } = query
    const rows = await listAccounts(cx.database.db, scope, {
      units,
      search: search.toLowerCase(),
      after,
      limit: limit + 1,
    })
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
    const { scope } = await keeperOf(cx, query.realm, 'read.accounts')
    const account = await keep.accountInScope(cx.database.db, scope, params.account)
    const { realmId } = scope
    await tell(cx.database.db, by(cx, request), { realmId, accountId: params.account, action: readings.readAccount })
    const codes = await unitCodesOf(cx.database.db, realmId, account.unit_id === null ? [] : [account.unit_id])
    const grants = await grantsFor(cx.database, scope, params.account)
    return {
      account: account.account_id,
      user_name: account.user_name,
      status: account.status,
      unit: codes.get(account.unit_id ?? 0) ?? null,
      second_factor: account.factor,
      grants: grants.map(({ account_id: _of, unit_id: _unit, given_at, ...grant }) => ({
        ...grant,
        given_at: given_at.toISOString(),
      })),
    }
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
    const names = await keeperOf(cx, query.realm, 'read.names').catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'forbidden') return null
      throw error
    })
    const namesAt = (unit: number): boolean => names?.scope.covers(unit) ?? false
    const book = await makeSlips(by(cx, request), keeper, { units, namesAt, address: publicUrl(request) })
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

async function personIn(cx: AskedContext, { scope, today }: Keeper, code: string): Promise<number> {
  const id = await readPersonId(cx.database.db, scope.realmId, code)
  const units = id === null ? [] : await readUnitsOfPerson(cx.database.db, scope.realmId, id, today)
  if (id === null || !units.some((unit) => scope.covers(unit))) throw new Problem('not-found', 'person')
  return id
}

export const routes: readonly Bound[] = [...ownRoutes, ...keptRoutes]
