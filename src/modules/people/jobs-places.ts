/** Keeps the lists of people within about a second of the facts, whoever stored those (decision 0017). */
import type { Database } from '#platform/database.ts'
import { repeat } from '#platform/repeat.ts'
import type { Repeating } from '#platform/repeat.ts'
import { refreshLagging } from './actions-places.ts'

/** Follows the facts until stopped; an answer that comes meanwhile brings its realm up itself. */
export function followPeople(database: Database, log: (line: string) => void): Repeating {
  return repeat({ name: 'people', pause: 1_000, log }, () => refreshLagging(database))
}
