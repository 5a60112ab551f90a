/** Endpoints about the papers and tasks of units, for the typed client (api.ts). */
import type * as deliverables from '#modules/deliverables/contract.ts'

export type DeliverablesTable = {
  listPapers: typeof deliverables.listPapers
  acceptPapers: typeof deliverables.acceptPapers
  reviewPaper: typeof deliverables.reviewPaper
  listContents: typeof deliverables.listContents
  comparePapers: typeof deliverables.comparePapers
  listTasks: typeof deliverables.listTasks
}

const get = (path: string) => ({ method: 'GET', path })

export const deliverablesCalls = {
  listPapers: get('/campaigns/{campaign}/papers'),
  acceptPapers: { method: 'POST', path: '/campaigns/{campaign}/papers/accept' },
  reviewPaper: { method: 'POST', path: '/campaigns/{campaign}/papers/{unit}/{kind}/review' },
  listContents: get('/campaigns/{campaign}/papers/{unit}/{kind}/contents'),
  comparePapers: get('/campaigns/{campaign}/papers/{unit}/{kind}/differences'),
  listTasks: get('/campaigns/{campaign}/tasks'),
} as const satisfies Record<keyof DeliverablesTable, { method: string; path: string }>
