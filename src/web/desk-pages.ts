/** The parts of the desk by the first word of their address; a part answers for everything below it. */
import { lazy } from 'react'
import type { ComponentType } from 'react'

export type DeskPart = { readonly base: string; readonly Page: ComponentType<{ realm: string }> }

export const deskParts: readonly DeskPart[] = [
  {
    base: 'work',
    Page: lazy(() => import('#modules/notices/web/WorkPage.tsx').then((module) => ({ default: module.WorkPage }))),
  },
  {
    base: 'notices',
    Page: lazy(() =>
      import('#modules/notices/web/NoticesPage.tsx').then((module) => ({ default: module.NoticesPage })),
    ),
  },
  {
    base: 'overdue',
    Page: lazy(() =>
      import('#modules/notices/web/OverduePage.tsx').then((module) => ({ default: module.OverduePage })),
    ),
  },
  {
    base: 'extensions',
    Page: lazy(() =>
      import('#modules/notices/web/ExtensionsPage.tsx').then((module) => ({ default: module.ExtensionsPage })),
    ),
  },
  {
    base: 'reminders',
    Page: lazy(() =>
      import('#modules/notices/web/RemindersPage.tsx').then((module) => ({ default: module.RemindersPage })),
    ),
  },
  {
    base: 'campaigns',
    Page: lazy(() =>
      import('#modules/campaigns/web/CampaignsRoutes.tsx').then((module) => ({ default: module.CampaignsRoutes })),
    ),
  },
  {
    base: 'sessions',
    Page: lazy(() =>
      import('#modules/sessions/web/SessionsRoutes.tsx').then((module) => ({ default: module.SessionsRoutes })),
    ),
  },
  {
    base: 'speakers',
    Page: lazy(() =>
      import('#modules/speakers/web/SpeakersRoutes.tsx').then((module) => ({ default: module.SpeakersRoutes })),
    ),
  },
  {
    base: 'invitations',
    Page: lazy(() =>
      import('#modules/speakers/web/MyInvitationsPage.tsx').then((module) => ({ default: module.MyInvitationsPage })),
    ),
  },
  {
    base: 'directives',
    Page: lazy(() =>
      import('#modules/directives/web/DirectivesRoutes.tsx').then((module) => ({ default: module.DirectivesRoutes })),
    ),
  },
  {
    base: 'papers',
    Page: lazy(() =>
      import('#modules/deliverables/web/PapersRoutes.tsx').then((module) => ({ default: module.PapersRoutes })),
    ),
  },
  {
    base: 'statements',
    Page: lazy(() =>
      import('#modules/headcounts/web/StatementsPage.tsx').then((module) => ({ default: module.StatementsPage })),
    ),
  },
  {
    base: 'outreach',
    Page: lazy(() =>
      import('#modules/outreach/web/OutreachRoutes.tsx').then((module) => ({ default: module.OutreachRoutes })),
    ),
  },
]
