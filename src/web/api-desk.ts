/** The endpoints of the desk's parts, one file each; the typed client (api.ts) takes them from here. */
import { deliverablesCalls } from './api-deliverables.ts'
import type { DeliverablesTable } from './api-deliverables.ts'
import { privacyCalls } from './api-privacy.ts'
import type { PrivacyTable } from './api-privacy.ts'
import { sessionsCalls } from './api-sessions.ts'
import type { SessionsTable } from './api-sessions.ts'

export type DeskTable = DeliverablesTable & PrivacyTable & SessionsTable

export const deskCalls = { ...deliverablesCalls, ...privacyCalls, ...sessionsCalls } as const
