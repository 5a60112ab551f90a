import type pg from 'pg'
import type { Database } from './database.ts'

/**
 * Ends what a client's connection is doing when a signal says so; what it did in an open transaction is undone by
 * whoever lets the client go. Call the answer when the signal matters no more.
 */
export async function cancelOn(database: Database, client: pg.ClientBase, signal: AbortSignal): Promise<() => void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const cancel = (): void => {
    // where it can't be asked for, the work ends at its next step all the same
    database.pool.query('select pg_cancel_backend($1)', [rows[0]?.pid]).catch(() => undefined)
  }
  signal.addEventListener('abort', cancel)
  return () => signal.removeEventListener('abort', cancel)
}
