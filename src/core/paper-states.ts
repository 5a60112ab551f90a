/** How a paper that a unit owes stands (deliverables/rules.ts decides): shared by contract and page, which has no zod. */
export const paperStates = ['missing', 'overdue', 'submitted', 'returned', 'accepted'] as const
export type PaperState = (typeof paperStates)[number]
