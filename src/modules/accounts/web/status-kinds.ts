import type { MarkKind } from '#ui/Mark.tsx'

/** The states of an account, in the order of its life, each with the mark that stands for it. */
export const statusKinds = [
  { status: 'pending', kind: 'open' },
  { status: 'active', kind: 'done' },
  { status: 'suspended', kind: 'late' },
  { status: 'closed', kind: 'open' },
] as const satisfies readonly { status: string; kind: MarkKind }[]

export type Status = (typeof statusKinds)[number]['status']

/** The mark of a state. */
export function kindOf(status: Status): MarkKind {
  return statusKinds.find((one) => one.status === status)?.kind ?? 'open'
}
