/**
 * The typed client of the API. Types come from the contracts and vanish at build time; only the small table of paths
 * stays in the page (api.test.ts holds it against the contracts).
 */
import type { z } from 'zod'
import type { Fault as CoreFault } from '#core/faults.ts'
import type { Issue, ProblemCode } from '#core/problem.ts'
import type * as own from '#modules/accounts/contract.ts'
import type * as second from '#modules/accounts/contract-factor.ts'
import type * as kept from '#modules/accounts/contract-accounts.ts'
import type * as campaigns from '#modules/campaigns/contract.ts'
import type * as dossier from '#modules/dossier/contract.ts'
import type * as orders from '#modules/dossier/contract-orders.ts'
import type * as figures from '#modules/figures/contract.ts'
import type * as journal from '#modules/journal/contract.ts'
import type * as people from '#modules/people/contract-desk.ts'
import type * as merging from '#modules/dossier/contract-merge.ts'
import type * as reports from '#modules/reports/contract.ts'
import type * as units from '#modules/units/contract.ts'
import type * as tree from '#modules/units/contract-changes.ts'
import type * as views from '#modules/views/contract.ts'
import { deskCalls } from './api-desk.ts'
import type { DeskTable } from './api-desk.ts'

type Table = DeskTable & {
  listRealms: typeof units.listRealms
  putAwayRealm: typeof units.putAwayRealm
  readUnit: typeof units.readUnit
  listUnits: typeof units.listUnits
  makeUnit: typeof tree.makeUnit
  renameUnit: typeof tree.renameUnit
  moveUnit: typeof tree.moveUnit
  mergeUnit: typeof tree.mergeUnit
  closeUnit: typeof tree.closeUnit
  withdrawPlacement: typeof tree.withdrawPlacement
  moveUnits: typeof tree.moveUnits
  renameUnits: typeof tree.renameUnits
  readUnitPeople: typeof tree.readUnitPeople
  readUnitContents: typeof tree.readUnitContents
  listUnitOfficers: typeof tree.listUnitOfficers
  listPeople: typeof people.listPeople
  readPerson: typeof people.readPerson
  findAlike: typeof people.findAlike
  listDuplicates: typeof people.listDuplicates
  changePeople: typeof people.changePeople
  listTransfers: typeof people.listTransfers
  answerTransfer: typeof people.answerTransfer
  mergePeople: typeof merging.mergePeople
  listCampaigns: typeof campaigns.listCampaigns
  readCampaign: typeof campaigns.readCampaign
  readFigures: typeof figures.readFigures
  readCurve: typeof figures.readCurve
  readNames: typeof figures.readNames
  readRecords: typeof figures.readRecords
  importDossier: typeof dossier.importDossier
  readTemplate: typeof dossier.readTemplate
  writeOrder: typeof orders.writeOrder
  undoOrder: typeof orders.undoOrder
  listOrders: typeof orders.listOrders
  readHistory: typeof orders.readHistory
  upload: typeof orders.upload
  readAttachment: typeof orders.readAttachment
  listViews: typeof views.listViews
  saveView: typeof views.saveView
  changeView: typeof views.changeView
  removeView: typeof views.removeView
  readReport: typeof reports.readReport
  readSignInPage: typeof own.readSignInPage
  signIn: typeof own.signIn
  signOut: typeof own.signOut
  readMe: typeof own.readMe
  listMySignIns: typeof own.listMySignIns
  endMySignIn: typeof own.endMySignIn
  changePassword: typeof own.changePassword
  changeMyEmail: typeof own.changeMyEmail
  activateAccount: typeof own.activateAccount
  forgotPassword: typeof own.forgotPassword
  setUpInstallation: typeof own.setUpInstallation
  beginSecondFactor: typeof second.beginSecondFactor
  removeMySecondFactor: typeof second.removeMySecondFactor
  confirmSecondFactor: typeof second.confirmSecondFactor
  checkSecondFactor: typeof second.checkSecondFactor
  renewRecoveryCodes: typeof second.renewRecoveryCodes
  beginOidc: typeof own.beginOidc
  listAccounts: typeof kept.listAccounts
  readAccount: typeof kept.readAccount
  addAccount: typeof kept.addAccount
  changeAccount: typeof kept.changeAccount
  findAccountPerson: typeof kept.findAccountPerson
  addAccountsOfUnit: typeof kept.addAccountsOfUnit
  printSlips: typeof kept.printSlips
  resetAccount: typeof kept.resetAccount
  moveAccount: typeof kept.moveAccount
  endSignInsOf: typeof kept.endSignInsOf
  dropSecondFactor: typeof kept.dropSecondFactor
  giveRole: typeof kept.giveRole
  takeRole: typeof kept.takeRole
  readAccountSettings: typeof kept.readAccountSettings
  writeAccountSettings: typeof kept.writeAccountSettings
  searchJournal: typeof journal.searchJournal
  readCheckpoint: typeof journal.readCheckpoint
}
export type EndpointId = keyof Table
export type ParamsOf<Id extends EndpointId> = z.input<Table[Id]['params']>
export type QueryOf<Id extends EndpointId> = z.input<Table[Id]['query']>
/** What an endpoint takes as JSON, or the files of an upload. */
export type BodyOf<Id extends EndpointId> = FormData | z.input<NonNullable<Table[Id]['body']>>
export type ReplyOf<Id extends EndpointId> = z.output<Table[Id]['reply']>
export type Fault = z.output<typeof dossier.faultShape>
/** A fault as a refusal carries it: without its sentence. */
export type BareFault = CoreFault

const get = (path: string) => ({ method: 'GET', path })
const post = (path: string) => ({ method: 'POST', path })

export const calls = {
  ...deskCalls,
  listRealms: get('/realms'),
  putAwayRealm: post('/realms/{realm}/put-away'),
  readUnit: get('/units/{unit}'),
  listUnits: get('/units'),
  makeUnit: post('/units'),
  renameUnit: post('/units/{unit}/rename'),
  moveUnit: post('/units/{unit}/move'),
  mergeUnit: post('/units/{unit}/merge'),
  closeUnit: post('/units/{unit}/close'),
  withdrawPlacement: post('/units/{unit}/withdraw'),
  moveUnits: post('/units/moves'),
  renameUnits: post('/units/renames'),
  readUnitPeople: get('/units/{unit}/people'),
  readUnitContents: get('/units/{unit}/contents'),
  listUnitOfficers: get('/units/{unit}/officers'),
  listPeople: get('/people'),
  readPerson: get('/people/{person}'),
  findAlike: get('/people-alike'),
  listDuplicates: get('/people-duplicates'),
  changePeople: post('/people-changes'),
  listTransfers: get('/people-transfers'),
  answerTransfer: post('/people-transfers/{transfer}/answer'),
  mergePeople: post('/people-merges'),
  listCampaigns: get('/campaigns'),
  readCampaign: get('/campaigns/{campaign}'),
  readFigures: get('/campaigns/{campaign}/figures'),
  readCurve: get('/campaigns/{campaign}/curve'),
  readNames: get('/campaigns/{campaign}/names'),
  readRecords: get('/campaigns/{campaign}/records'),
  importDossier: post('/import'),
  readTemplate: get('/template.xlsx'),
  writeOrder: post('/orders'),
  undoOrder: post('/orders/{position}/undo'),
  listOrders: get('/orders'),
  readHistory: get('/history'),
  upload: post('/uploads'),
  readAttachment: get('/attachments/{file}/{sha256}'),
  listViews: get('/views'),
  saveView: post('/views'),
  changeView: post('/views/{view}'),
  removeView: post('/views/{view}/remove'),
  readReport: get('/campaigns/{campaign}/report.docx'),
  readSignInPage: get('/sign-in'),
  signIn: post('/sign-in'),
  signOut: post('/sign-out'),
  readMe: get('/me'),
  listMySignIns: get('/me/sign-ins'),
  endMySignIn: post('/me/sign-ins/{sign_in}/end'),
  changePassword: post('/me/password'),
  changeMyEmail: post('/me/email'),
  activateAccount: post('/activate'),
  forgotPassword: post('/forgot'),
  setUpInstallation: post('/setup'),
  beginSecondFactor: post('/me/second-factor/begin'),
  removeMySecondFactor: post('/me/second-factor/remove'),
  confirmSecondFactor: post('/me/second-factor/confirm'),
  checkSecondFactor: post('/me/second-factor/check'),
  renewRecoveryCodes: post('/me/second-factor/recovery-codes'),
  beginOidc: post('/oidc/begin'),
  listAccounts: get('/accounts'),
  readAccount: get('/accounts/{account}'),
  addAccount: post('/accounts'),
  changeAccount: post('/accounts/{account}'),
  findAccountPerson: get('/accounts/person'),
  addAccountsOfUnit: post('/accounts/bulk'),
  printSlips: post('/accounts/slips'),
  resetAccount: post('/accounts/{account}/reset'),
  moveAccount: post('/accounts/{account}/status'),
  endSignInsOf: post('/accounts/{account}/sign-out'),
  dropSecondFactor: post('/accounts/{account}/second-factor/drop'),
  giveRole: post('/accounts/{account}/grants'),
  takeRole: post('/grants/{grant}/revoke'),
  readAccountSettings: get('/account-settings'),
  writeAccountSettings: post('/account-settings'),
  searchJournal: get('/journal'),
  readCheckpoint: get('/journal/checkpoint'),
} as const satisfies Record<EndpointId, { method: string; path: string }>

type Said = { requestId: string; detail: string; faults: readonly BareFault[]; issues: readonly Issue[] }

/** A refusal as the server gave it; `offline` when no answer came at all. */
export class ApiProblem extends Error {
  readonly code: ProblemCode | 'offline'
  readonly requestId: string
  readonly detail: string
  readonly faults: readonly BareFault[]
  readonly issues: readonly Issue[]
  constructor(code: ProblemCode | 'offline', of: Partial<Said> = {}) {
    super(code)
    this.code = code
    this.requestId = of.requestId ?? ''
    this.detail = of.detail ?? ''
    this.faults = of.faults ?? []
    this.issues = of.issues ?? []
  }
}

/** Whether a refusal means that one has to come in first. */
export function isShutOut({ code }: ApiProblem): boolean {
  return code === 'unauthenticated' || code === 'second-factor-needed'
}

/** Address of an endpoint under this server, e.g. for a download link. */
export function addressOf<Id extends EndpointId>(id: Id, params: ParamsOf<Id>, query: QueryOf<Id>): string {
  const path = calls[id].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    if (value !== undefined && value !== '') search.set(name, String(value as string | number | boolean))
  }
  const text = search.toString()
  return `/api/v1${path}${text ? `?${text}` : ''}`
}

/** Asks an endpoint; throws ApiProblem when it refuses. */
export async function call<Id extends EndpointId>(
  id: Id,
  params: ParamsOf<Id>,
  query: QueryOf<Id>,
  more: { signal?: AbortSignal; body?: BodyOf<Id> } = {},
): Promise<ReplyOf<Id>> {
  const response = await ask(id, addressOf(id, params, query), more)
  return (await response.json()) as ReplyOf<Id>
}

/** Asks an endpoint whose answer is a file. */
export async function callForFile<Id extends EndpointId>(
  id: Id,
  params: ParamsOf<Id>,
  query: QueryOf<Id>,
  body?: BodyOf<Id>,
): Promise<Blob> {
  return (await ask(id, addressOf(id, params, query), body === undefined ? {} : { body })).blob()
}

const listeners = new Set<() => void>()

/** Calls back when an answer says that a sign-in or its second factor is missing; answers what ends that. */
export function whenShutOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function ask(
  id: EndpointId,
  address: string,
  { signal, body }: { signal?: AbortSignal; body?: unknown },
): Promise<Response> {
  const isJson = body !== undefined && !(body instanceof FormData)
  const response = await send(address, {
    method: calls[id].method,
    headers: { accept: 'application/json', ...(isJson ? { 'content-type': 'application/json' } : {}) },
    ...(signal ? { signal } : {}),
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as FormData) }),
  })
  if (response.ok) return response
  const problem = await problemOf(response)
  if (isShutOut(problem)) for (const listener of listeners) listener()
  throw problem
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    // an aborted question is not a failure: the page no longer wants the answer
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem('offline')
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? ''
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  if (!isProblem) return new ApiProblem(response.status === 404 ? 'not-found' : 'internal', { requestId })
  const body = (await response.json()) as Partial<Said> & { code?: ProblemCode }
  return new ApiProblem(body.code ?? 'internal', { ...body, requestId: body.requestId ?? requestId })
}
