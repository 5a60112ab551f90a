/**
 * What whoever is invited does with their own invitation. The right comes from the invitation, not from a unit: the order
 * is written within the one unit that hosts the session, and holds only rows made here.
 */
import { Problem } from '#core/problem.ts'
import type { AskedContext } from '#platform/http.ts'
import type { OrderDone, OrderFile } from '#platform/order.ts'
import { consentCells, filesOfMove } from './actions.ts'
import { maySend, mineAt } from './answers-own.ts'
import type { Mine } from './answers-own.ts'
import type { Moved } from './actions.ts'
import type { Status } from './contract-invitations.ts'
import { ownSteps } from './rules-steps.ts'
import type { OwnFound } from './store-invitations.ts'

type Which = { readonly session: string; readonly speaker: string }
type At = Mine & { readonly found: OwnFound }

function move({ found, today }: At, to: Status, expects: string, consents: Moved['consents']): OrderFile[] {
  return filesOfMove({
    session: found.session,
    speaker: found.speaker,
    from: found.status,
    to,
    expects,
    day: today,
    hasBegun: false,
    speakers: found.speakers,
    sessionSeen: found.session_recorded_at.toISOString(),
    consents,
  })
}

const write = (cx: AskedContext, { realm, found }: At, files: OrderFile[], purpose: string): Promise<OrderDone> =>
  cx.write(realm, { files, purpose }, { permission: 'answer.invitations', unitId: found.host_id, only: found.speaker })

/** Accepts or declines, or only says what may be recorded and published. Throws `not-found`, `conflict`. */
export async function answerInvitation(
  cx: AskedContext,
  realm: string | undefined,
  which: Which,
  of: { readonly to?: Status | undefined; readonly expects: string; readonly consents: Moved['consents'] },
): Promise<OrderDone> {
  const at = await mineAt(cx, realm, which)
  if (of.to !== undefined) {
    if (!ownSteps.includes(of.to)) throw new Problem('forbidden')
    return write(cx, at, move(at, of.to, of.expects, of.consents), `invitation.${of.to}`)
  }
  const cells = { ...which, ...consentCells(of.consents) }
  const files = [{ file: 'invitations', rows: [{ cells, expects: of.expects }] }]
  return write(cx, at, files, 'invitation.consent')
}

/** Sends a material; an accepted invitation has its materials from then on. A name that is there is not written over. */
export async function sendMyMaterial(
  cx: AskedContext,
  realm: string | undefined,
  which: Which,
  of: { readonly name: string; readonly file: string; readonly expects: string },
): Promise<OrderDone> {
  const at = await mineAt(cx, realm, which)
  if (!maySend(at.found))
    throw new Problem('conflict', 'No materials are taken now.', {
      issues: [{ path: 'name', message: 'no-materials' }],
    })
  const cells = { session: which.session, name: of.name, file: of.file }
  const material = { file: 'materials', rows: [{ cells, expects: null }] }
  const step = at.found.status === 'accepted' ? move(at, 'materials_received', of.expects, {}) : []
  return write(cx, at, [material, ...step], 'invitation.material')
}
