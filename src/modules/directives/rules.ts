/** The chain of texts that govern a campaign (domain.md §1.2, Căn cứ). */

type Linked = { readonly number: string; readonly issued_on: string; readonly based_on: readonly string[] }

const idOf = (one: { readonly number: string; readonly issued_on: string }): string => `${one.number}@${one.issued_on}`

/**
 * The texts a campaign studies, all they are based on, and all that is based on those: its chain, in the order given.
 * `studied` are the campaign's own as `number@issued_on`; when it names none, every text belongs.
 */
export function chainOf<T extends Linked>(all: readonly T[], studied: readonly string[]): T[] {
  if (studied.length === 0) return [...all]
  const inside = new Set(studied)
  for (let before = -1; before !== inside.size;) {
    before = inside.size
    for (const one of all) {
      if (inside.has(idOf(one))) for (const ground of one.based_on) inside.add(ground)
      else if (one.based_on.some((ground) => inside.has(ground))) inside.add(idOf(one))
    }
  }
  return all.filter((one) => inside.has(idOf(one)))
}
