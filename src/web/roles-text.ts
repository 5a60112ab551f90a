import type { Lang } from '#core/phrases.ts'
import { roles } from '#core/policy.ts'

/** Name of a role; its code when the table has none of that code. */
export function roleName(code: string, lang: Lang): string {
  return roles.find((role) => role.code === code)?.[lang] ?? code
}

/** Roles with the codes of their units, in one line. */
export function rolesText(held: readonly { role: string; unit: string | null }[], lang: Lang): string {
  return held.map(({ role, unit }) => `${roleName(role, lang)}${unit === null ? '' : ` (${unit})`}`).join(', ')
}
