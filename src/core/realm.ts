/** A realm as other modules need it: identity, zone and levels, with defaults where it says nothing. */
export type RealmFacts = {
  readonly id: number
  readonly code: string
  readonly timeZone: string
  readonly levels: readonly string[]
}
