/** Endpoints about statements, overlaps and outreach, for the typed client (api.ts). */
import type * as headcounts from '#modules/headcounts/contract.ts'
import type * as outreach from '#modules/outreach/contract.ts'

export type StatementsTable = {
  listStatements: typeof headcounts.listStatements
  listStatementDays: typeof headcounts.listStatementDays
  reviewStatements: typeof headcounts.reviewStatements
  listOverlaps: typeof headcounts.listOverlaps
  listOutreach: typeof outreach.listOutreach
  readActivity: typeof outreach.readActivity
}

export const statementsCalls = {
  listStatements: { method: 'GET', path: '/campaigns/{campaign}/statements' },
  listStatementDays: { method: 'GET', path: '/campaigns/{campaign}/statements/days' },
  reviewStatements: { method: 'POST', path: '/campaigns/{campaign}/statements/review' },
  listOverlaps: { method: 'GET', path: '/campaigns/{campaign}/overlaps' },
  listOutreach: { method: 'GET', path: '/outreach' },
  readActivity: { method: 'GET', path: '/outreach/{activity}' },
} as const satisfies Record<keyof StatementsTable, { method: string; path: string }>
