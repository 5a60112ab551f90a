import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { faultSentence } from '#core/fault-sentences.ts'
import { Problem } from '#core/problem.ts'
import type { Issue, ProblemCode } from '#core/problem.ts'
import type { RefusalLog } from './refusal-log.ts'

/** Every refusal on the wire (RFC 9457). */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int32(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  /** Faults of a dossier, all of them, in order of file and row. */
  faults: z
    .array(
      z.object({
        code: z.string(),
        file: z.string(),
        row: z.int32(),
        column: z.string(),
        value: z.string(),
        params: z.record(z.string(), z.string()).optional(),
        /** What is wrong and what would be right, in the language asked for by `lang`. */
        message: z.string(),
      }),
    )
    .optional(),
})
export type ProblemReply = z.infer<typeof problemShape>

const titles: Readonly<Record<ProblemCode, string>> = {
  'bad-request': 'The request does not fit the contract',
  unauthenticated: 'You are not signed in, or the sign-in has ended. Sign in.',
  'wrong-credentials': 'The user name, the password or the code is wrong.',
  'second-factor-needed': 'This account needs a second factor: set it up, or enter its code.',
  'too-many-requests': 'Too many tries. Wait a little and try again.',
  'weak-password': 'This password cannot be used: choose a longer one that is not common.',
  expired: 'This code or link has been used or has expired. Ask for a new one.',
  'not-found': 'There is nothing here',
  forbidden: 'Not permitted',
  conflict: 'Somebody else was quicker',
  'dossier-refused': 'The dossier has faults and nothing was imported',
  'too-large': 'Too large',
  'unsupported-media-type': 'This media type is not taken here',
  'realm-busy': 'Another order is being carried out; try again',
  unavailable: 'Another system that this needs does not answer',
  usage: 'The request can’t be understood',
  internal: 'Something failed on the server',
}

/** Where errors that are bugs are told; a request's own words never get there. */
export type ErrorLog = (line: string) => void

/**
 * Answers any error as a problem; what nobody mapped is a bug, told to the log and not to the client. Refusals are told
 * to a log of their own, if there is one.
 */
export function problemHandler(log: ErrorLog, refusals?: RefusalLog) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const problem = asProblem(error)
    if (problem.code === 'internal') log(describeBug(error, request))
    else refusals?.(request, problem)
    sendProblem(problem, request, reply)
  }
}

function languageOf({ query }: FastifyRequest): 'vi' | 'en' {
  return typeof query === 'object' && query !== null && 'lang' in query && query.lang === 'en' ? 'en' : 'vi'
}

/** Writes a problem as the reply. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const body: ProblemReply = {
    type: `urn:quantriet:problem:${problem.code}`,
    title: titles[problem.code],
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    requestId: request.id,
    issues: [...problem.issues],
    ...(problem.faults.length > 0
      ? { faults: problem.faults.map((fault) => ({ ...fault, message: faultSentence(fault, languageOf(request)) })) }
      : {}),
  }
  const wait = problem.issues.find(({ path }) => path === 'retry_after')
  if (wait) reply.header('retry-after', wait.message)
  void reply
    .code(problem.status)
    .headers({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body)
}

function asProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((fault): Issue => ({
      path: `${error.validationContext ?? ''}${fault.instancePath.replaceAll('/', '.')}`,
      message: fault.message ?? '',
    }))
    return new Problem('bad-request', '', { issues })
  }
  // whoever sent the request went away, or was cut off, in the middle of it: nobody hears the answer
  if ('code' in error && error.code === 'ECONNRESET' && error.message === 'aborted') return new Problem('bad-request')
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return new Problem('too-large')
  if (status === 415) return new Problem('unsupported-media-type')
  if (status === 404) return new Problem('not-found')
  if (status !== undefined && status >= 400 && status < 500) return new Problem('bad-request', error.message)
  return new Problem('internal')
}

/** What a developer needs and no value of any row: of a database error its place, of any other its stack. */
function describeBug(error: Error, request: FastifyRequest): string {
  const where = `${request.id} ${request.method} ${request.routeOptions.url ?? 'no route'}`
  if ('severity' in error && 'code' in error) {
    const { code, constraint, table, routine } = error as {
      code?: unknown
      constraint?: unknown
      table?: unknown
      routine?: unknown
    }
    const place = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
    return [`${where} database error ${String(code)} ${JSON.stringify({ constraint, table, routine })}`, ...place].join(
      '\n',
    )
  }
  return `${where} ${error.stack ?? String(error)}`
}
