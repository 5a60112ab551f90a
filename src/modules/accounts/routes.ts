import type { Bound } from '#platform/http.ts'
import { keptRoutes } from './routes-kept.ts'
import { ownRoutes } from './routes-own.ts'

export const routes: readonly Bound[] = [...ownRoutes, ...keptRoutes]
