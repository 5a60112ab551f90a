import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#platform/database.ts'
import { checkpoint } from '#platform/journal/checkpoint.ts'
import { sequence } from '#platform/journal/sequence.ts'
import { SignerRefused } from '#platform/journal/signer-state.ts'
import { openSigner } from '#platform/journal/signer.ts'
import type { Signer } from '#platform/journal/signer-state.ts'

const sequenceEvery = 5_000
const signEvery = 60_000
/** An event that has waited longer than this for its place is told to the operator (reliability.md §5, MMD). */
const longestWait = 60_000

/** Whether an event has to go on waiting for its place; a database that is gone is for `step` to tell. */
const waits = (database: Database): Promise<boolean> =>
  sequence(database).then(
    ({ waiting }) => waiting > 0,
    () => false,
  )

export type JournalKeeper = { readonly stop: () => Promise<void> }

/**
 * Keeps the journal while the server runs: places for new events every five seconds, a signed checkpoint every minute
 * when something has changed, and one at the end. What goes wrong is told once, and again when it changes.
 */
export function keepJournal(
  database: Database,
  dataDir: string,
  err: (line: string) => void,
  every: { readonly sequence: number; readonly sign: number } = { sequence: sequenceEvery, sign: signEvery },
): JournalKeeper {
  let signer: Signer | null = null
  let signedAt = -Infinity
  let told = ''
  const tell = (line: string): void => {
    if (line !== told) err(line)
    told = line
  }
  const step = async (sign: boolean): Promise<void> => {
    try {
      const { waitingSince } = await sequence(database)
      const late = waitingSince !== null && Date.now() - waitingSince.getTime() > longestWait
      if (late) tell(`journal: events wait since ${waitingSince.toISOString()} for a transaction that does not end`)
      if (sign || performance.now() - signedAt >= every.sign) {
        signer ??= await openSigner(dataDir)
        await checkpoint(database, signer)
        signedAt = performance.now()
      }
      if (!late) told = ''
    } catch (error) {
      tell(`journal: ${error instanceof Error ? error.message : String(error)}`)
      if (error instanceof SignerRefused) signedAt = performance.now()
      else await signer?.close().finally(() => (signer = null)) // a signer that died is opened again
    }
  }
  let running = step(false)
  const timer = setInterval(() => {
    running = running.then(() => step(false))
  }, every.sequence)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
      // the last orders may have to wait for a transaction that is just ending; what still waits then is not lost
      for (let tries = 0; tries < 5 && (await waits(database)); tries += 1) await sleep(200)
      await step(true)
      await signer?.close()
    },
  }
}
