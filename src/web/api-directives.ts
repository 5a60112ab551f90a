/** Endpoints about directives, for the typed client (api.ts). */
import type * as directives from '#modules/directives/contract.ts'

export type DirectivesTable = {
  listDirectives: typeof directives.listDirectives
  readDirective: typeof directives.readDirective
  recogniseDirectives: typeof directives.recogniseDirectives
  listReceipts: typeof directives.listReceipts
  readChain: typeof directives.readChain
}

const get = (path: string) => ({ method: 'GET', path })

export const directivesCalls = {
  listDirectives: get('/directives'),
  readDirective: get('/directives/one'),
  recogniseDirectives: { method: 'POST', path: '/directives/recognise' },
  listReceipts: get('/directives/receipts'),
  readChain: get('/directives/chain'),
} as const satisfies Record<keyof DirectivesTable, { method: string; path: string }>
