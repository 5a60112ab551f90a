/** What is chosen of the numbers that a text cites. Pure. */
import type { Hit } from '../contract.ts'

export type Proposal = {
  readonly hit: Hit
  readonly isChosen: boolean
  readonly kind: string
  /** The directive meant; '' while there is none. */
  readonly ref: string
}

/** What is proposed at first: all that is in the register, in the way that the text cites it; else as grounds. */
export const proposalsOf = (found: readonly Hit[], linked: readonly string[] = []): Proposal[] =>
  found.map((hit) => {
    const ref = hit.known?.ref ?? ''
    return { hit, isChosen: ref !== '' && !linked.includes(ref), kind: hit.kind ?? 'grounds', ref }
  })

export const chosenOf = (proposals: readonly Proposal[]): Proposal[] =>
  proposals.filter(({ isChosen, ref }) => isChosen && ref !== '')
