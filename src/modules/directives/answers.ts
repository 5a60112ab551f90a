import type { Db } from '#platform/database.ts'
import { chainOf } from './rules.ts'
import { readDirectives } from './store.ts'
import type { KnownDirective } from './store.ts'

export type { KnownDirective }

/** The chain that governs a campaign, issued by a day, as known; by date. `studied` as the campaign names them. */
export async function directiveChain(
  db: Db,
  realmId: number,
  studied: readonly string[],
  at: { readonly day: string; readonly knownAt: Date | null; readonly position: number | null },
): Promise<KnownDirective[]> {
  return chainOf(await readDirectives(db, realmId, at.day, at.knownAt, at.position), studied)
}
