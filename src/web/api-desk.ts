/** The endpoints of the desk's parts, one file each; the typed client (api.ts) takes them from here. */
import { campaignsCalls } from './api-campaigns.ts'
import type { CampaignsTable } from './api-campaigns.ts'
import { deliverablesCalls } from './api-deliverables.ts'
import type { DeliverablesTable } from './api-deliverables.ts'
import { directivesCalls } from './api-directives.ts'
import type { DirectivesTable } from './api-directives.ts'
import { importsCalls } from './api-imports.ts'
import type { ImportsTable } from './api-imports.ts'
import { noticesCalls } from './api-notices.ts'
import type { NoticesTable } from './api-notices.ts'
import { privacyCalls } from './api-privacy.ts'
import type { PrivacyTable } from './api-privacy.ts'
import { sessionsCalls } from './api-sessions.ts'
import type { SessionsTable } from './api-sessions.ts'
import { speakersCalls } from './api-speakers.ts'
import type { SpeakersTable } from './api-speakers.ts'
import { statementsCalls } from './api-statements.ts'
import type { StatementsTable } from './api-statements.ts'

export type DeskTable = CampaignsTable &
  DeliverablesTable &
  DirectivesTable &
  NoticesTable &
  ImportsTable &
  PrivacyTable &
  SessionsTable &
  SpeakersTable &
  StatementsTable

export const deskCalls = {
  ...campaignsCalls,
  ...deliverablesCalls,
  ...directivesCalls,
  ...importsCalls,
  ...noticesCalls,
  ...privacyCalls,
  ...sessionsCalls,
  ...speakersCalls,
  ...statementsCalls,
} as const
