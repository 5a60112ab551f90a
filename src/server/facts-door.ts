/** The door for facts as modules get it: they hand rows over, `dossier` checks and stores them. */
import { writeOrder } from '#modules/dossier/actions-write.ts'
import type { Permission } from '#core/policy.ts'
import type { AskedContext } from '#platform/http.ts'

type Who = Pick<AskedContext, 'database' | 'filesDir' | 'asker' | 'address' | 'now' | 'scopeFor'>

export function factsDoor({ database, filesDir, asker, address, now, scopeFor }: Who): AskedContext['write'] {
  return (realm, order, as) => {
    const scopeOf = (permission: Permission, only?: string) => scopeFor(realm, permission, only)
    return writeOrder({ database, filesDir, asker, address, now: now(), scopeOf }, realm, order, as)
  }
}
