/**
 * Works off import jobs, in each realm one at a time, whichever server comes first (an advisory lock, which ends with
 * its connection). A job that is interrupted is done again from its beginning: it is marked as done in the very
 * transaction that stores its rows, so nothing is stored twice and nothing by halves.
 */
import { Problem } from '#core/problem.ts'
import type { Database } from '#platform/database.ts'
import { repeat } from '#platform/repeat.ts'
import type { Repeating } from '#platform/repeat.ts'
import { workOn } from './actions-imports-work.ts'
import { changeJob, nextJob, stateOf, waitingRealms } from './store-imports.ts'
import type { Job } from './store-imports.ts'
import { endForgotten } from './store-imports-kept.ts'

export type ImportsOf = {
  readonly database: Database
  readonly filesDir: string
  readonly now: () => Date
}

const lockSpace = 7_404_026_000_000
/** How often a job is begun before it is given up. */
const mostAttempts = 3

/** Works on a realm's jobs until none waits; answers at once when somebody else does. */
export async function workInRealm(of: ImportsOf, realmId: number, stop: AbortSignal): Promise<void> {
  const client = await of.database.pool.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      lockSpace + realmId,
    ])
    if (rows[0]?.got !== true) return
    for (;;) {
      const job = stop.aborted ? null : await nextJob(of.database.db, realmId)
      if (job === null) return
      await workOnce(of, job, stop)
    }
  } finally {
    // the lock ends with the connection
    client.release(true)
  }
}

async function workOnce(of: ImportsOf, job: Job, stop: AbortSignal): Promise<void> {
  const { pool } = of.database
  if (job.attempts >= mostAttempts) {
    // what is stored stays stored when it can't be taken back
    const change =
      job.state === 'undoing'
        ? ({
            state: job.kind === 'undo' ? 'failed' : 'done',
            result: { ...job.result, failure: 'not-undone' },
          } as const)
        : ({ state: 'failed', result: { failure: 'gave-up' } } as const)
    await changeJob(pool, job, [job.state], { ...change, progress: null }, of.now())
    return
  }
  await changeJob(pool, job, [job.state], { attempts: job.attempts + 1 }, null)
  const cancelled = new AbortController()
  const watch = setInterval(() => {
    stateOf(of.database.db, job)
      .then((state) => (state === null || state === 'cancelled') && cancelled.abort())
      .catch(() => undefined) // asked again in a moment
  }, 300)
  const signal = AbortSignal.any([stop, cancelled.signal])
  try {
    await workOn({ ...of, signal }, job)
  } catch (error) {
    if (stop.aborted || cancelled.signal.aborted) return
    const failure = error instanceof Problem && error.code === 'forbidden' ? 'forbidden' : null
    if (failure === null && !(error instanceof Problem)) throw error
    await changeJob(
      pool,
      job,
      [job.state],
      { state: 'failed', result: { failure: failure ?? 'broken' }, progress: null },
      of.now(),
    )
  } finally {
    clearInterval(watch)
  }
}

/** What went wrong, without what it was about: messages of the database may quote cells. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

/** Works on all jobs that wait, until stopped; one that is interrupted waits for the next start. */
export function workImports(of: ImportsOf, log: (line: string) => void): Repeating {
  const stop = new AbortController()
  const busy = new Map<number, Promise<void>>()
  const looking = repeat({ name: 'imports', pause: 400, log }, async () => {
    for (const realmId of await waitingRealms(of.database.db)) {
      if (busy.has(realmId)) continue
      const work = workInRealm(of, realmId, stop.signal)
        .catch((error: unknown) => log(`imports: ${kindOf(error)}`))
        .finally(() => busy.delete(realmId))
      busy.set(realmId, work)
    }
  })
  const tidying = repeat({ name: 'imports kept', pause: 600_000, log }, async () => {
    await endForgotten(of.database, of.now())
  })
  return {
    stop: async () => {
      stop.abort()
      await Promise.all([looking.stop(), tidying.stop(), ...busy.values()])
    },
  }
}
