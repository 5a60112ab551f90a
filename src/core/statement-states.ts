/** How a unit's statement of a day stands (headcounts/rules.ts decides): shared by contract and page, which has no zod. */
export const statementStates = ['missing', 'sent', 'returned', 'accepted'] as const
export type StatementState = (typeof statementStates)[number]
