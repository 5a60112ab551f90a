/**
 * The typed client of the API. Types come from the contracts and vanish at build time; only the small table of paths
 * stays in the page (api.test.ts holds it against the contracts).
 */
import type { z } from 'zod'
import type { Fault as CoreFault } from '#core/faults.ts'
import type { ProblemCode } from '#core/problem.ts'
import type * as campaigns from '#modules/campaigns/contract.ts'
import type * as dossier from '#modules/dossier/contract.ts'
import type * as figures from '#modules/figures/contract.ts'
import type * as reports from '#modules/reports/contract.ts'
import type * as units from '#modules/units/contract.ts'

type Table = {
  listRealms: typeof units.listRealms
  putAwayRealm: typeof units.putAwayRealm
  readUnit: typeof units.readUnit
  listUnits: typeof units.listUnits
  listCampaigns: typeof campaigns.listCampaigns
  readCampaign: typeof campaigns.readCampaign
  readFigures: typeof figures.readFigures
  readCurve: typeof figures.readCurve
  readNames: typeof figures.readNames
  readRecords: typeof figures.readRecords
  importDossier: typeof dossier.importDossier
  readTemplate: typeof dossier.readTemplate
  readReport: typeof reports.readReport
}
export type EndpointId = keyof Table
export type ParamsOf<Id extends EndpointId> = z.input<Table[Id]['params']>
export type QueryOf<Id extends EndpointId> = z.input<Table[Id]['query']>
export type ReplyOf<Id extends EndpointId> = z.output<Table[Id]['reply']>
export type Fault = z.output<typeof dossier.faultShape>
/** A fault as a refusal carries it: without its sentence. */
export type BareFault = CoreFault

const get = (path: string) => ({ method: 'GET', path })
const post = (path: string) => ({ method: 'POST', path })

export const calls = {
  listRealms: get('/realms'),
  putAwayRealm: post('/realms/{realm}/put-away'),
  readUnit: get('/units/{unit}'),
  listUnits: get('/units'),
  listCampaigns: get('/campaigns'),
  readCampaign: get('/campaigns/{campaign}'),
  readFigures: get('/campaigns/{campaign}/figures'),
  readCurve: get('/campaigns/{campaign}/curve'),
  readNames: get('/campaigns/{campaign}/names'),
  readRecords: get('/campaigns/{campaign}/records'),
  importDossier: post('/import'),
  readTemplate: get('/template.xlsx'),
  readReport: get('/campaigns/{campaign}/report.docx'),
} as const satisfies Record<EndpointId, { method: string; path: string }>

/** A refusal as the server gave it; `offline` when no answer came at all. */
export class ApiProblem extends Error {
  readonly code: ProblemCode | 'offline'
  readonly requestId: string
  readonly detail: string
  readonly faults: readonly BareFault[]
  constructor(
    code: ProblemCode | 'offline',
    of: { requestId?: string; detail?: string; faults?: readonly BareFault[] } = {},
  ) {
    super(code)
    this.code = code
    this.requestId = of.requestId ?? ''
    this.detail = of.detail ?? ''
    this.faults = of.faults ?? []
  }
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
  more: { signal?: AbortSignal; body?: FormData } = {},
): Promise<ReplyOf<Id>> {
  const response = await send(addressOf(id, params, query), { ...more, method: calls[id].method })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as ReplyOf<Id>
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, headers: { accept: 'application/json' } })
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
  const body = (await response.json()) as {
    code?: ProblemCode
    requestId?: string
    detail?: string
    faults?: BareFault[]
  }
  return new ApiProblem(body.code ?? 'internal', { ...body, requestId: body.requestId ?? requestId })
}
