/** Endpoints about sessions, who is convened to them, and calendars, for the typed client (api.ts). */
import type * as convening from '#modules/convening/contract.ts'
import type * as papers from '#modules/convening/contract-papers.ts'
import type * as sessions from '#modules/sessions/contract.ts'
import type * as calendars from '#modules/sessions/contract-calendars.ts'

export type SessionsTable = {
  listSessions: typeof sessions.listSessions
  readSession: typeof sessions.readSession
  readMaterial: typeof sessions.readMaterial
  planSessions: typeof sessions.planSessions
  readConvening: typeof convening.readConvening
  listConvened: typeof convening.listConvened
  readConveningList: typeof convening.readConveningList
  readRosterPaper: typeof papers.readRosterPaper
  readSlips: typeof papers.readSlips
  convene: typeof convening.convene
  listRoster: typeof convening.listRoster
  listCalendars: typeof calendars.listCalendars
  makeCalendar: typeof calendars.makeCalendar
  revokeCalendar: typeof calendars.revokeCalendar
}

const get = (path: string) => ({ method: 'GET', path })
const post = (path: string) => ({ method: 'POST', path })

export const sessionsCalls = {
  listSessions: get('/sessions'),
  readSession: get('/sessions/{session}'),
  readMaterial: get('/sessions/{session}/material'),
  planSessions: post('/sessions/plan'),
  readConvening: get('/sessions/{session}/convening'),
  listConvened: get('/sessions/{session}/convened'),
  readConveningList: get('/sessions/{session}/convening.docx'),
  readRosterPaper: get('/sessions/{session}/roster.docx'),
  readSlips: get('/sessions/{session}/slips.docx'),
  convene: post('/sessions/{session}/convene'),
  listRoster: get('/sessions/{session}/roster'),
  listCalendars: get('/me/calendars'),
  makeCalendar: post('/me/calendars'),
  revokeCalendar: post('/me/calendars/{calendar}/revoke'),
} as const satisfies Record<keyof SessionsTable, { method: string; path: string }>
