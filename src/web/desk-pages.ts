/** The parts of the desk by the first word of their address; a part answers for everything below it. */
import { lazy } from 'react'
import type { ComponentType } from 'react'

export type DeskPart = { readonly base: string; readonly Page: ComponentType<{ realm: string }> }

export const deskParts: readonly DeskPart[] = [
  {
    base: 'sessions',
    Page: lazy(() =>
      import('#modules/sessions/web/SessionsRoutes.tsx').then((module) => ({ default: module.SessionsRoutes })),
    ),
  },
  {
    base: 'papers',
    Page: lazy(() =>
      import('#modules/deliverables/web/PapersRoutes.tsx').then((module) => ({ default: module.PapersRoutes })),
    ),
  },
]
