/**
 * How often somebody may be wrong. Three counters are kept of sign-ins: of an account from one address (pair), of an
 * account from addresses where it has never signed in (account), of an address over accounts that have never signed in
 * there (address). So guessing from outside ends after a few attempts, and neither the owner of the account at the
 * usual place nor the colleagues behind the same address are shut out.
 */
export type ThrottleKind = 'address' | 'account' | 'pair' | 'factor' | 'code' | 'mail'

export type Counter = { readonly failures: number; readonly since: Date; readonly lastAt: Date }

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

type Limit =
  /** So many in a time, then none until the time is over. */
  | { readonly most: number; readonly within: number }
  /** So many at once, then a wait that doubles up to the longest. */
  | { readonly free: number; readonly first: number; readonly longest: number; readonly forgotten: number }

/**
 * An account is tried at most 40 times a day from unknown addresses and 58 times from one known address: fewer than
 * the hundred of NIST SP 800-63B-4, 3.2.2.
 */
export const limits: Readonly<Record<ThrottleKind, Limit>> = {
  pair: { free: 5, first: 30 * second, longest: 30 * minute, forgotten: 24 * hour },
  account: { most: 40, within: 24 * hour },
  address: { most: 200, within: hour },
  factor: { free: 5, first: minute, longest: 30 * minute, forgotten: 24 * hour },
  code: { most: 30, within: hour },
  mail: { most: 5, within: hour },
}

/** When the next attempt may be made; null: now. */
export function nextAttempt(kind: ThrottleKind, counter: Counter | null, now: Date): Date | null {
  const limit = limits[kind]
  if (counter === null || isOver(limit, counter, now)) return null
  const at =
    'most' in limit
      ? counter.failures < limit.most
        ? 0
        : counter.since.getTime() + limit.within
      : counter.failures < limit.free
        ? 0
        : counter.lastAt.getTime() + Math.min(limit.longest, limit.first * 2 ** (counter.failures - limit.free))
  return at <= now.getTime() ? null : new Date(at)
}

/** The counter after one more attempt, which counts as a failure until it has succeeded. */
export function counted(kind: ThrottleKind, counter: Counter | null, now: Date): Counter {
  if (counter === null || isOver(limits[kind], counter, now)) return { failures: 1, since: now, lastAt: now }
  return { failures: counter.failures + 1, since: counter.since, lastAt: now }
}

function isOver(limit: Limit, counter: Counter, now: Date): boolean {
  return 'most' in limit
    ? now.getTime() >= counter.since.getTime() + limit.within
    : now.getTime() >= counter.lastAt.getTime() + limit.forgotten
}

/** How an address is counted: a network of IPv6 belongs to one customer. */
export function countedAddress(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!bare.includes(':')) return bare
  const [head = '', tail = ''] = bare.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const groups = bare.includes('::') ? [...left, ...zeros, ...right] : left
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
