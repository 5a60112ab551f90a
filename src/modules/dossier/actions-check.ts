/** What must hold between facts once an order's versions are added, in its transaction. */
import type { Fault } from '#core/faults.ts'
import type { Order } from '#platform/facts.ts'
import { checkConvening } from './store-convening.ts'
import type { Judging } from './store-guard.ts'
import { checkOrders, checkPrimaries, checkSecretMaterials, checkSecretSites, checkUnits } from './store-invariants.ts'
import { checkInvitations } from './store-invitations.ts'
import { checkOverlaps } from './store-overlaps.ts'
import type { RealmSettings } from './store-realm.ts'
import type { Staged } from './store-stage.ts'
import { checkStatements } from './store-statements.ts'

/** Reports every rule that the facts break as known after the order. */
export async function checkAll(
  { order, report, judging }: { order: Order; report: (fault: Fault) => void; judging: Judging | 'dossier' },
  staged: readonly Staged[],
  settings: RealmSettings,
): Promise<void> {
  const { client, realmId } = order
  const has = (name: string): boolean => staged.some((one) => one.file.name === name)
  if (has('units') || has('realm')) await checkUnits(client, realmId, settings.levels, has('units'), report)
  if (has('memberships')) await checkPrimaries(client, realmId, report)
  if (has('audiences')) await checkOrders(client, realmId, report)
  if (has('sites')) await checkSecretSites(client, realmId, 'sites', report)
  else if (has('sessions')) await checkSecretSites(client, realmId, 'sessions', report)
  if (has('materials')) await checkSecretMaterials(client, realmId, 'materials', report)
  else if (has('sessions')) await checkSecretMaterials(client, realmId, 'sessions', report)
  // what is restored had been there before
  if (judging === 'restored') return
  if (has('headcounts') && judging === 'desk') await checkStatements(client, realmId, report)
  if (has('invitations')) await checkInvitations(order, judging === 'desk', report)
  if (has('convening')) await checkConvening(order, report)
  if (has('overlaps')) await checkOverlaps(order, report)
}
