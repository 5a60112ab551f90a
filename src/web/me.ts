/** Who is signed in, as far as the page needs to know what to show. */
import type { Permission } from '#core/policy.ts'
import { policy } from '#core/policy.ts'
import type { ReplyOf } from './api.ts'
import { useAnswer } from './useAnswer.ts'

export type Me = ReplyOf<'readMe'>

/** The asker; undefined until the server has said. */
export function useMe(): Me | undefined {
  return useAnswer('readMe', {}, {}).data
}

/** Whether the asker has a permission anywhere. Until the server has said, nothing is denied. */
export function useCan(permission: Permission): boolean {
  const me = useMe()
  return me === undefined || me.can.includes(permission)
}

/**
 * The unit where somebody who doesn't see the whole organization begins: the first at which a role shows figures. Null
 * when the whole of it may be seen, or no role shows any.
 */
export function firstUnitOf(me: Me | undefined): string | null {
  const seeing = (me?.roles ?? []).filter(({ role }) => policy[role].includes('read.figures'))
  return seeing.some(({ unit }) => unit === null) ? null : (seeing[0]?.unit ?? null)
}
