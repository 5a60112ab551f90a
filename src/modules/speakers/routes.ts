import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import { dayIn } from '#core/zones.ts'
import { askedRealm } from '#modules/units/answers-asked.ts'
import { pageOf } from '#platform/cursor.ts'
import { bound } from '#platform/http.ts'
import type { Bound } from '#platform/http.ts'
import { tellReading } from '#platform/journal/reading.ts'
import { attachment, writeListing } from '#platform/listing.ts'
import { inviteSpeakers, moveInvitation, rateSpeaker } from './actions.ts'
import type { InviteAsked } from './actions.ts'
import { buildLetter } from './actions-letter.ts'
import { answerInvitation, sendMyMaterial } from './actions-own.ts'
import { speakersOf } from './answers.ts'
import { askedOf, groundOf, invitationsOf, isRecorded } from './answers-invitations.ts'
import { mineOf, toldOf } from './answers-own.ts'
import { clashesBetween, listingOf, speakerOf } from './answers-speaker.ts'
import * as register from './contract.ts'
import * as own from './contract-invitations.ts'
import { settingsRoutes } from './routes-settings.ts'

export const routes: readonly Bound[] = [
  ...settingsRoutes,
  bound(register.listSpeakers, async (cx, { query, reply }) => {
    const { realm, scope, today } = await askedRealm(cx, query.realm)
    const { month = today.slice(0, 7), rank, topic, over, search, sort, order } = query
    const narrowed = { month, rank, topic, over, search, sort, order }
    const rows = await speakersOf(await askedOf(cx, realm, scope), narrowed)
    const page = pageOf(rows, query, ({ code }) => code)
    const payload = { rows: query.format === 'json' ? page.rows.length : rows.length }
    await tellReading(cx, { realmId: realm.id, action: readings.listSpeakers, payload })
    if (query.format === 'json') return page
    return writeListing(reply, listingOf(rows, { ...narrowed, format: query.format, lang: query.lang }))
  }),
  bound(register.readSpeaker, async (cx, { params, query }) => {
    const { realm, scope, today } = await askedRealm(cx, query.realm)
    const asked = await askedOf(cx, realm, scope)
    const found = await speakerOf(cx, asked, params.speaker, today.slice(0, 7))
    const object = { type: 'speaker', id: params.speaker }
    await tellReading(cx, { realmId: realm.id, action: readings.readSpeaker, object })
    return found
  }),
  bound(register.listSpeakerClashes, async (cx, { query }) => {
    const { realm, scope } = await askedRealm(cx, query.realm)
    const rows = await clashesBetween(await askedOf(cx, realm, scope), query)
    const payload = { rows: rows.length }
    await tellReading(cx, { realmId: realm.id, action: readings.listSpeakerClashes, payload })
    return { rows }
  }),
  bound(own.listInvitations, async (cx, { params, query }) => {
    const ground = await groundOf(cx, query.realm, params.session)
    const can = await cx.canAt(ground.realm, ground.session.hostId)
    const rows = await invitationsOf(ground, cx.now())
    const object = { type: 'session', id: params.session }
    const payload = { rows: rows.length }
    await tellReading(cx, { realmId: ground.realm.id, action: readings.listInvitations, object, payload })
    const edit = can.includes('edit.sessions')
    return { rows, recorded: isRecorded(ground), may: { edit, rate: edit && ground.session.startsAt <= cx.now() } }
  }),
  bound(own.inviteSpeakers, (cx, { params, query, body }) =>
    inviteSpeakers(cx, query.realm, params.session, body as InviteAsked),
  ),
  bound(own.moveInvitation, async (cx, { params, query, body }) => {
    const { to, expects, ...consents } = body
    const { position } = await moveInvitation(cx, query.realm, params, { to, expects, consents })
    return { position }
  }),
  bound(own.rateSpeaker, async (cx, { params, query, body }) => {
    const { score, note, expects } = body
    const { position } = await rateSpeaker(cx, query.realm, params, { score, note, expects })
    return { position }
  }),
  bound(own.readInvitationLetter, async (cx, { params, query, reply }) => {
    const ground = await groundOf(cx, query.realm, params.session)
    const rows = await invitationsOf(ground, cx.now())
    const found = rows.find(({ speaker }) => speaker.code === params.speaker)
    if (found === undefined) throw new Problem('not-found', 'invitation')
    const object = { type: 'session', id: params.session }
    await tellReading(cx, { realmId: ground.realm.id, action: readings.readInvitationLetter, object })
    const { row, startsAt } = ground.session
    const zone = ground.realm.timeZone
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
    const file = await buildLetter({
      speaker: found.speaker.name || found.speaker.code,
      organization: found.organization,
      title: row.title,
      host: row.host.name || row.host.code,
      topic: found.topic,
      venue: row.venue,
      mode: row.mode,
      secret: row.secret,
      recorded: isRecorded(ground),
      day: dayIn(zone, startsAt),
      from: clock.format(startsAt),
      to: row.ends_at === null ? null : clock.format(new Date(row.ends_at)),
      today: ground.today,
    })
    void reply.header('content-disposition', attachment(`Giấy mời báo cáo viên ${params.session}.docx`))
    return file
  }),
  bound(own.listMyInvitations, async (cx, { query }) => ({ rows: (await mineOf(cx, query.realm)).rows.map(toldOf) })),
  bound(own.answerInvitation, async (cx, { params, query, body }) => {
    const { to, expects, ...consents } = body
    const { position } = await answerInvitation(cx, query.realm, params, { to, expects, consents })
    return { position }
  }),
  bound(own.sendMyMaterial, async (cx, { params, query, body }) => {
    const { position } = await sendMyMaterial(cx, query.realm, params, body)
    return { position }
  }),
]
