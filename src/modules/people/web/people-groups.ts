/** The groups in which people are listed: members, others apart from them, and who is in no unit. */
export const groups = [
  { name: 'members', query: {} },
  { name: 'non_members', query: { who: 'non_members' } },
  { name: 'away', query: { who: 'all', state: 'away' } },
] as const
export type Group = (typeof groups)[number]

/** The group that an address names. */
export const groupOf = (name: string | null): Group => groups.find((one) => one.name === name) ?? groups[0]
