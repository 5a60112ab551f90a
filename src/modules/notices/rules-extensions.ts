/** More time: what was asked last, and until when it was granted. It moves no deadline; it is shown apart. */

type Asked = {
  readonly unit_id: number
  readonly what: string
  /** Civil dates. */
  readonly until: string
  readonly decision: 'granted' | 'refused' | null
}

/** The newest request of a unit for a thing, and the latest day that was granted; null where there is none. */
export type Extended<A> = { readonly newest: A | null; readonly until: string | null }

/** Looks requests up by unit and thing; they come newest first. */
export function extensionsBy<A extends Asked>(all: readonly A[]): (unit: number, what: string) => Extended<A> {
  const found = new Map<string, { newest: A; until: string | null }>()
  for (const one of all) {
    const key = `${one.unit_id}/${one.what}`
    const before = found.get(key) ?? { newest: one, until: null }
    const until = one.decision === 'granted' && one.until > (before.until ?? '') ? one.until : before.until
    found.set(key, { newest: before.newest, until })
  }
  return (unit, what) => found.get(`${unit}/${what}`) ?? { newest: null, until: null }
}

/** Whether the granted time still runs on a day. */
export const runs = (until: string | null, day: string): boolean => until !== null && until >= day
