/** What a running server does beside answering; one line each. */
import { setTimeout as sleep } from 'node:timers/promises'
import { workImports } from '#modules/dossier/jobs-imports.ts'
import { sweepUploads } from '#modules/dossier/jobs.ts'
import { followFacts } from '#modules/figures/jobs.ts'
import { followUp } from '#modules/notices/jobs.ts'
import { followPeople } from '#modules/people/jobs-places.ts'
import { watchRetention } from '#modules/people/jobs.ts'
import type { Repeating } from '#platform/repeat.ts'
import type { Store } from '#platform/open.ts'
import { keepJournal } from './journal-keeper.ts'

/** Begins all of it; `stop` ends it, and waits three seconds at most for what is under way. */
export function beginBackground(store: Store, dataDir: string, log: (line: string) => void): Repeating {
  const running: readonly Repeating[] = [
    followFacts(store.database, log),
    followPeople(store.database, log),
    sweepUploads(store.database, store.filesDir, log),
    workImports({ database: store.database, filesDir: store.filesDir, now: () => new Date() }, log),
    watchRetention(store.database, log),
    followUp(store.database, log),
    keepJournal(store.database, dataDir, log),
  ]
  return {
    stop: async () => {
      const ended = Promise.all(running.map((one) => one.stop()))
      await Promise.race([ended, sleep(3_000, undefined, { ref: false })])
    },
  }
}
