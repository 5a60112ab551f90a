import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { useWords } from '#web/language.tsx'
import { peopleEn } from '#web/language/people-en.ts'
import { peopleVi } from '#web/language/people-vi.ts'

/** A person as the server shows one. */
export type Person = ReplyOf<'readPerson'>

/** Words of these pages. */
export const usePeopleWords = () => useWords({ vi: peopleVi, en: peopleEn })

/** Path of a person's page. */
export const personAddress = (realm: string, person: string): string =>
  realmAddress(realm, `people/of/${encodeURIComponent(person)}`)

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A code for a new person: it tells nothing of them. */
export function newPersonCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `N${[...bytes].map((byte) => letters[byte % 32]).join('')}`
}
