/** The endpoints of the desk's parts, one file each; the typed client (api.ts) takes them from here. */
import { deliverablesCalls } from './api-deliverables.ts'
import type { DeliverablesTable } from './api-deliverables.ts'
import { noticesCalls } from './api-notices.ts'
import type { NoticesTable } from './api-notices.ts'
import { privacyCalls } from './api-privacy.ts'
import type { PrivacyTable } from './api-privacy.ts'
import { sessionsCalls } from './api-sessions.ts'
import type { SessionsTable } from './api-sessions.ts'

export type DeskTable = DeliverablesTable & NoticesTable & PrivacyTable & SessionsTable

export const deskCalls = { ...deliverablesCalls, ...noticesCalls, ...privacyCalls, ...sessionsCalls } as const
