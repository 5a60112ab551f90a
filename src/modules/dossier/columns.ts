import type { DossierFile } from '#core/columns.ts'
import { attendanceFile } from '#modules/attendance/columns.ts'
import { audiencesFile, campaignLinksFile, campaignsFile, deadlinesFile } from '#modules/campaigns/columns.ts'
import { conveningFile } from '#modules/convening/columns.ts'
import {
  deliverableReviewsFile,
  deliverablesFile,
  requiredDeliverablesFile,
  tasksFile,
} from '#modules/deliverables/columns.ts'
import {
  directiveLinksFile,
  directiveReceiptsFile,
  directiveRecipientsFile,
  directivesFile,
} from '#modules/directives/columns.ts'
import { headcountsFile, overlapsFile, statementReviewsFile } from '#modules/headcounts/columns.ts'
import { extensionsFile, notesFile, reminderRulesFile } from '#modules/notices/columns.ts'
import { outreachFile, outreachPicturesFile } from '#modules/outreach/columns.ts'
import { exemptionsFile, membershipsFile, mergesFile, peopleFile, transfersFile } from '#modules/people/columns.ts'
import { recommendationsFile } from '#modules/recommendations/columns.ts'
import { agendaFile, materialsFile, sessionsFile, sitesFile, speakersFile } from '#modules/sessions/columns.ts'
import { invitationsFile, speakerRatingsFile } from '#modules/speakers/columns.ts'
import { realmFile, unitsFile } from '#modules/units/columns.ts'
import { reflectionsFile } from '#modules/writing/columns.ts'

/** Every file of the dossier, in an order in which references point backwards (interchange.md). */
export const dossierFiles: readonly DossierFile[] = [
  realmFile,
  unitsFile,
  peopleFile,
  membershipsFile,
  exemptionsFile,
  transfersFile,
  mergesFile,
  directivesFile,
  directiveLinksFile,
  directiveRecipientsFile,
  directiveReceiptsFile,
  campaignsFile,
  audiencesFile,
  deadlinesFile,
  requiredDeliverablesFile,
  campaignLinksFile,
  speakersFile,
  sessionsFile,
  sitesFile,
  agendaFile,
  materialsFile,
  conveningFile,
  invitationsFile,
  speakerRatingsFile,
  attendanceFile,
  headcountsFile,
  statementReviewsFile,
  overlapsFile,
  deliverablesFile,
  deliverableReviewsFile,
  tasksFile,
  reflectionsFile,
  recommendationsFile,
  outreachFile,
  outreachPicturesFile,
  reminderRulesFile,
  extensionsFile,
  notesFile,
]
