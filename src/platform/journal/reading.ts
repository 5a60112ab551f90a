import { actorOf } from '#core/asker.ts'
import type { AskedContext } from '../http.ts'
import { appendEvent } from '../journal.ts'
import type { JournalEvent } from '../journal.ts'
import type { Json } from './canonical.ts'

/**
 * Tells the journal that personal data were read: once a page, in a transaction of its own, before the answer leaves.
 * Nothing else is written by a reading. `payload` holds ids, codes and counts.
 */
export async function tellReading(
  cx: Pick<AskedContext, 'database' | 'asker' | 'address' | 'now'>,
  of: Pick<JournalEvent, 'realmId' | 'action' | 'unit' | 'object'> & {
    readonly payload?: Readonly<Record<string, Json>>
  },
): Promise<void> {
  const { payload, ...event } = of
  const told = { actor: actorOf(cx.asker), door: 'page', payload: { ...payload, address: cx.address }, at: cx.now() }
  await appendEvent(cx.database.db, { ...event, ...told })
}

/** The same of a command, which is the operator's. */
export async function tellCommand(
  database: AskedContext['database'],
  of: Pick<JournalEvent, 'realmId' | 'action' | 'unit' | 'object' | 'payload'>,
): Promise<void> {
  await appendEvent(database.db, { ...of, actor: 'operator', door: 'cli' })
}
