/** Endpoints about work, notices and following units up, for the typed client (api.ts). */
import type * as notices from '#modules/notices/contract.ts'
import type * as follow from '#modules/notices/contract-follow.ts'

export type NoticesTable = {
  readWork: typeof notices.readWork
  listNotices: typeof notices.listNotices
  markNotices: typeof notices.markNotices
  chooseMails: typeof notices.chooseMails
  readNoticeSettings: typeof notices.readNoticeSettings
  writeNoticeSettings: typeof notices.writeNoticeSettings
  listOverdue: typeof follow.listOverdue
  remindUnits: typeof follow.remindUnits
  listExtensions: typeof follow.listExtensions
  askExtension: typeof follow.askExtension
  decideExtension: typeof follow.decideExtension
  listNotes: typeof follow.listNotes
  listReminderRules: typeof follow.listReminderRules
}

const get = (path: string) => ({ method: 'GET', path })
const post = (path: string) => ({ method: 'POST', path })

export const noticesCalls = {
  readWork: get('/work'),
  listNotices: get('/notices'),
  markNotices: post('/notices/read'),
  chooseMails: post('/notices/mails'),
  readNoticeSettings: get('/notice-settings'),
  writeNoticeSettings: post('/notice-settings'),
  listOverdue: get('/campaigns/{campaign}/overdue'),
  remindUnits: post('/campaigns/{campaign}/remind'),
  listExtensions: get('/extensions'),
  askExtension: post('/extensions'),
  decideExtension: post('/extensions/decide'),
  listNotes: get('/units/{unit}/notes'),
  listReminderRules: get('/campaigns/{campaign}/reminder-rules'),
} as const satisfies Record<keyof NoticesTable, { method: string; path: string }>
