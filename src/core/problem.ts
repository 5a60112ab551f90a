import type { Fault } from './faults.ts'

/** Every refusal that the server can give; one sentence per code and language lives in the client. */
export type ProblemCode =
  | 'bad-request'
  | 'unauthenticated'
  | 'wrong-credentials'
  | 'second-factor-needed'
  | 'too-many-requests'
  | 'weak-password'
  | 'expired'
  | 'not-found'
  | 'forbidden'
  | 'conflict'
  | 'dossier-refused'
  | 'too-large'
  | 'unsupported-media-type'
  | 'realm-busy'
  | 'unavailable'
  | 'usage'
  | 'internal'

const statuses: Readonly<Record<ProblemCode, number>> = {
  'bad-request': 400,
  unauthenticated: 401,
  'wrong-credentials': 401,
  'second-factor-needed': 403,
  'too-many-requests': 429,
  'weak-password': 400,
  expired: 410,
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  'dossier-refused': 422,
  'too-large': 413,
  'unsupported-media-type': 415,
  'realm-busy': 503,
  unavailable: 503,
  usage: 400,
  internal: 500,
}

/** One thing that is wrong with a request: a path into it and what would be right. */
export type Issue = { readonly path: string; readonly message: string }

/** A refusal; rules return codes, actions throw this (architecture.md, Errors). */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string
  readonly issues: readonly Issue[]
  readonly faults: readonly Fault[]
  constructor(code: ProblemCode, detail = '', more: { issues?: readonly Issue[]; faults?: readonly Fault[] } = {}) {
    super(`${code}${detail ? `: ${detail}` : ''}`)
    this.code = code
    this.detail = detail
    this.issues = more.issues ?? []
    this.faults = more.faults ?? []
  }
  /** HTTP status of the refusal (RFC 9457). */
  get status(): number {
    return statuses[this.code]
  }
}
