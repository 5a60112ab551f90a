/** How often one may ask (docs/security.md, Rates). Wrong passwords and codes are the accounts' own to count. */
import type { Asker } from '#core/asker.ts'
import type { Endpoint } from '#core/contract.ts'
import { Problem } from '#core/problem.ts'
import { queue, QueueFull } from '#platform/queue.ts'
import type { Queue } from '#platform/queue.ts'

export type Rate = {
  /** Requests at once, before any wait. */
  readonly burst: number
  /** Requests a minute in the long run. */
  readonly perMinute: number
}

/**
 * An address: a whole office sits behind one, so its rate is that of some hundred people opening the board at the same
 * minute. It is there against floods, not against people.
 */
export const addressRate: Rate = { burst: 6_000, perMinute: 6_000 }

/** Each account, over everything. */
export const accountRate: Rate = { burst: 600, perMinute: 600 }

type Heavy = Rate & {
  /** Requests that are worked on at once, of all accounts together. */
  readonly atOnce: number
  /** Requests that wait for that, of all accounts together. */
  readonly waiting: number
}

/** Endpoints that cost much, or that hand out many people's data: each account's rate, and what all may cost at once. */
export const heavy: Readonly<Record<string, Heavy>> = {
  readReport: { burst: 20, perMinute: 10, atOnce: 2, waiting: 60 },
  importDossier: { burst: 20, perMinute: 6, atOnce: 2, waiting: 20 },
  readTemplate: { burst: 20, perMinute: 20, atOnce: 2, waiting: 60 },
  readNames: { burst: 120, perMinute: 60, atOnce: 6, waiting: 200 },
  readRecords: { burst: 120, perMinute: 60, atOnce: 6, waiting: 200 },
  printSlips: { burst: 10, perMinute: 4, atOnce: 1, waiting: 20 },
  addAccountsOfUnit: { burst: 10, perMinute: 4, atOnce: 1, waiting: 20 },
  searchJournal: { burst: 120, perMinute: 60, atOnce: 2, waiting: 60 },
  readObjectJournal: { burst: 120, perMinute: 60, atOnce: 2, waiting: 60 },
}

export type Rates = {
  /** Counts a request of an address. Throws `too-many-requests` with the seconds to wait. */
  readonly countAddress: (address: string) => void
  /** Counts a request of an asker to an endpoint, then does the work in its line. Throws `too-many-requests`. */
  readonly within: <T>(endpoint: Pick<Endpoint, 'id'>, asker: Asker, work: () => Promise<T>) => Promise<T>
}

/**
 * The counters of one server, in its memory. `clock` gives milliseconds that never go back. Whoever is at the machine of
 * an open installation is not counted, only put in line.
 */
export function makeRates(clock: () => number = () => performance.now()): Rates {
  const buckets = new Map<string, { level: number; at: number }>()
  const lines = new Map<string, Queue>(
    Object.entries(heavy).map(([id, { atOnce, waiting }]) => [id, queue(atOnce, waiting)]),
  )
  const take = (key: string, { burst, perMinute }: Rate): void => {
    const now = clock()
    const before = buckets.get(key)
    const level = before ? Math.max(0, before.level - ((now - before.at) * perMinute) / 60_000) : 0
    if (level + 1 > burst) throw tooOften(((level + 1 - burst) * 60) / perMinute)
    buckets.delete(key) // the map keeps the order of last use
    buckets.set(key, { level: level + 1, at: now })
    if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value ?? '')
  }
  return {
    countAddress: (address) => take(`address ${netOf(address)}`, addressRate),
    within: async (endpoint, asker, work) => {
      const limit = heavy[endpoint.id]
      if (asker.kind === 'account') {
        const who = `account ${asker.realmId}.${asker.accountId}`
        take(who, accountRate)
        if (limit) take(`${who} ${endpoint.id}`, limit)
      }
      const line = lines.get(endpoint.id)
      if (!line) return work()
      return line(work).catch((error: unknown) => {
        throw error instanceof QueueFull ? tooOften(5) : error
      })
    },
  }
}

const mostBuckets = 100_000

/** Whoever has an address of IPv6 has the other 2^64 of its network as well. */
function netOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4).join(':')
}

function tooOften(seconds: number): Problem {
  const whole = String(Math.max(1, Math.ceil(seconds)))
  return new Problem('too-many-requests', `Try again in ${whole} s.`, {
    issues: [{ path: 'retry_after', message: whole }],
  })
}
