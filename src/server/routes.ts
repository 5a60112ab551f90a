import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { rootFolder } from '#platform/config.ts'
import type { Bound } from '#platform/http.ts'

/** The routes of all modules: the export `routes` of each module's routes.ts, in the order of the modules' names. */
export async function allRoutes(): Promise<Bound[]> {
  const modules = path.join(rootFolder, 'src/modules')
  const there = readdirSync(modules)
    .filter((name) => existsSync(path.join(modules, name, 'routes.ts')))
    .toSorted()
  const loaded = await Promise.all(
    there.map((name) => import(`#modules/${name}/routes.ts`) as Promise<{ routes: readonly Bound[] }>),
  )
  return loaded.flatMap(({ routes }) => [...routes])
}
