/** One line of what waits for somebody. */
import { policy } from '#core/policy.ts'
import type { Permission } from '#core/policy.ts'
import type { RealmFacts } from '#core/realm.ts'
import type { UnitScope } from '#core/scope.ts'
import type { AskedContext } from '#platform/http.ts'
import type { Work } from './contract.ts'
import { nearnessOf } from './rules-owed.ts'

export type WorkAsked = { readonly cx: AskedContext; readonly realm: RealmFacts; readonly today: string }

const blank = {
  campaign: null,
  campaign_title: null,
  unit: null,
  unit_name: null,
  what: null,
  session: null,
  title: null,
  starts_at: null,
  parts: [],
  extension: null,
}

/** One thing to do; what is not said of it is null. */
export function workItem(
  today: string,
  of: Pick<Work, 'kind' | 'count'> & { readonly due_on: string | null } & Partial<Omit<Work, 'near'>>,
): Work {
  return { ...blank, near: nearnessOf(of.due_on, today), ...of }
}

/** The asker's scope for a permission; null where no role over units has it, one for a single session included. */
export async function scopeOrNone(
  { cx, realm }: Pick<WorkAsked, 'cx' | 'realm'>,
  permission: Permission,
): Promise<UnitScope | null> {
  const { asker } = cx
  const isHeld =
    asker.kind === 'account'
      ? asker.roles.some(({ role, only }) => only === null && policy[role].includes(permission))
      : cx.holds([permission])
  return isHeld ? cx.scopeFor(realm, permission) : null
}
