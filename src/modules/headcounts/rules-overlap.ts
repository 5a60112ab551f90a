/**
 * How many different people several organizations' numbers may stand for, when some are members of two of them. A sum
 * over organizations counts such people twice; what is declared of pairs bounds how many there can be.
 */

export type Declared = {
  readonly audiences: readonly { readonly code: string; readonly expected: number; readonly participated: number }[]
  /** People who are members of both; a pair that is not here is not known, which is not none. */
  readonly overlaps: readonly { readonly audience_a: string; readonly audience_b: string; readonly people: number }[]
}
export type Range = { readonly least: number; readonly most: number }
export type People = {
  /** Lượt khai: the sum, in which people of two organizations stand twice. */
  readonly expected: number
  readonly participated: number
  /** Different people. */
  readonly members: Range
  readonly participants: Range
  /** Pairs of audiences with members, and how many of them are declared. */
  readonly pairs: number
  readonly declared: number
}

type Pair = { readonly a: number; readonly b: number; readonly least: number; readonly most: number }

/** The weights of a heaviest forest over the pairs (Hunter’s bound): so much is counted twice at the least. */
function heaviestForest(size: number, pairs: readonly Pair[]): number {
  const root = Array.from({ length: size }, (_, i) => i)
  const find = (i: number): number => (root[i] === i ? i : find(root[i] as number))
  let sum = 0
  for (const { a, b, least } of pairs.toSorted((x, y) => y.least - x.least)) {
    const [from, to] = [find(a), find(b)]
    if (from === to) continue
    root[from] = to
    sum += least
  }
  return sum
}

/** Bounds of a union of sets by their sizes and what is known of the pairs (Bonferroni below, Hunter above). */
function union(sizes: readonly number[], pairs: readonly Pair[], isWhole: boolean): Range {
  const sum = sizes.reduce((all, one) => all + one, 0)
  const ofPairs = pairs.map(({ a, b, most }) => (sizes[a] as number) + (sizes[b] as number) - most)
  const allButTwice = isWhole ? sum - pairs.reduce((all, { most }) => all + most, 0) : 0
  return {
    least: Math.max(0, ...sizes, ...ofPairs, allButTwice),
    most: sum - heaviestForest(sizes.length, pairs),
  }
}

/**
 * The sums that were stated, and between which numbers the different people lie. Of those who participated an overlap is
 * not declared: it is at most that of the members, and at least what the union of the members has no room for.
 */
export function peopleOf({ audiences, overlaps }: Declared): People {
  const place = new Map(audiences.map(({ code }, i) => [code, i]))
  const members = audiences.map(({ expected }) => expected)
  const took = audiences.map(({ participated }) => participated)
  const known = overlaps.flatMap(({ audience_a: a, audience_b: b, people }) => {
    const [i, j] = [place.get(a), place.get(b)]
    if (i === undefined || j === undefined || i === j) return []
    // more than one of the two has is a mistake that the page shows; it must not turn a bound around
    const both = Math.min(people, members[i] as number, members[j] as number)
    return [{ a: i, b: j, both }]
  })
  const pairs = (audiences.length * (audiences.length - 1)) / 2
  const isWhole = known.length === pairs
  const ofMembers = known.map(({ a, b, both }) => ({ a, b, least: both, most: both }))
  const ofTook = known.map(({ a, b, both }) => {
    const [x, y] = [took[a] as number, took[b] as number]
    const room = (members[a] as number) + (members[b] as number) - both
    return { a, b, least: Math.max(0, x + y - room), most: Math.min(both, x, y) }
  })
  const people = union(members, ofMembers, isWhole)
  const participants = union(took, ofTook, isWhole)
  return {
    expected: members.reduce((all, one) => all + one, 0),
    participated: took.reduce((all, one) => all + one, 0),
    members: people,
    participants: { least: participants.least, most: Math.min(participants.most, people.most) },
    pairs,
    declared: known.length,
  }
}
