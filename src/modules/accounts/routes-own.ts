/** Signing in and out, and one's own account. */
import { Problem } from '#core/problem.ts'
import { readCookie, setCookie } from '#platform/cookies.ts'
import type { Bound } from '#platform/http.ts'
import { bound } from '#platform/http.ts'
import { canMail } from '#platform/mail.ts'
import { oidcSettings } from '#platform/oidc.ts'
import { changeEmail } from './actions-email.ts'
import * as factor from './actions-factor.ts'
import { forgot } from './actions-forgot.ts'
import { beginAtProvider, endAtProvider } from './actions-oidc.ts'
import { activate, changePassword, reauthenticate, setUp } from './actions-password.ts'
import { signIn, signOut } from './actions-sign-in.ts'
import { describeAsker, mySignIns } from './answers-me.ts'
import { isOpen } from './answers.ts'
import * as own from './contract.ts'
import * as second from './contract-factor.ts'
import { bodyOf, by, handOut, publicUrl, signed } from './routes-by.ts'
import { readSignInRealms } from './store-realms.ts'

const flowCookie = 'quantriet-oidc'

export const ownRoutes: readonly Bound[] = [
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
  bound(own.readMe, (cx) => describeAsker(cx.database, cx.asker, cx.now(), cx.factorKeys)),
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
  bound(second.beginSecondFactor, async (cx, input) => {
    const who = signed(cx)
    const { password, code } = bodyOf(second.beginSecondFactor, input)
    await reauthenticate(by(cx, input.request), who, password)
    return factor.beginSecondFactor(by(cx, input.request), who, code)
  }),
  bound(second.confirmSecondFactor, async (cx, input) => {
    const { code } = bodyOf(second.confirmSecondFactor, input)
    const { codes, opened } = await factor.confirmSecondFactor(by(cx, input.request), signed(cx), code)
    handOut(input, opened)
    return { recovery_codes: codes }
  }),
  bound(second.checkSecondFactor, async (cx, input) =>
    handOut(
      input,
      await factor.stepUp(by(cx, input.request), signed(cx), bodyOf(second.checkSecondFactor, input).code),
    ),
  ),
  bound(second.removeMySecondFactor, async (cx, input) => {
    const who = signed(cx)
    const { password, code } = bodyOf(second.removeMySecondFactor, input)
    await reauthenticate(by(cx, input.request), who, password)
    return handOut(input, await factor.removeSecondFactor(by(cx, input.request), who, code))
  }),
  bound(own.changeMyEmail, async (cx, input) => {
    const who = signed(cx)
    const { password, email } = bodyOf(own.changeMyEmail, input)
    await reauthenticate(by(cx, input.request), who, password)
    await changeEmail(by(cx, input.request), who, email)
    return { done: true }
  }),
  bound(second.renewRecoveryCodes, async (cx, input) => {
    const { code } = bodyOf(second.renewRecoveryCodes, input)
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
    let target = '/sign-in' // whose page goes on to what was asked for, which the browser has kept
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
