/** Papers about the people of a session: the roster to be signed, and the slips that convene. */
import { z } from 'zod'
import { code, endpoint, realmQuery } from '#core/contract.ts'

const one = z.object({ session: code })
const document = {
  produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  reply: z.any(),
  refusals: ['bad-request', 'forbidden', 'not-found', 'too-large'],
} as const

export const readRosterPaper = endpoint({
  id: 'readRosterPaper',
  method: 'GET',
  needs: 'signed-in',
  path: '/sessions/{session}/roster.docx',
  summary: 'The roster with a column to sign in, or a blank one, as a document',
  params: one,
  query: z.object({
    ...realmQuery,
    /** Whose people; the host's when absent. */
    unit: code.optional(),
    /** No names: lines to fill in by hand. */
    blank: z.enum(['yes']).optional(),
  }),
  ...document,
})

export const readSlips = endpoint({
  id: 'readSlips',
  method: 'GET',
  needs: 'read.names',
  path: '/sessions/{session}/slips.docx',
  summary: 'Slips that convene, as one document: a page for each unit, or for each person of a unit',
  params: one,
  query: z.object({
    ...realmQuery,
    by: z.enum(['unit', 'person']).default('unit'),
    unit: code.optional(),
  }),
  ...document,
})
