import { randomUUID } from 'node:crypto'
import type { Server } from 'node:https'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { Problem } from '#core/problem.ts'
import { localEdge } from '#platform/edge.ts'
import type { Edge } from '#platform/edge.ts'
import type { Bound, RequestContext } from '#platform/http.ts'
import { apiPrefix, bind } from './bind.ts'
import { addGuards } from './guards.ts'
import { isOpenStill } from './identify.ts'
import { completeDocument } from './openapi.ts'
import type { OpenApiDocument } from './openapi.ts'
import { problemHandler, sendProblem } from './problems.ts'
import type { ErrorLog } from './problems.ts'
import { addPages } from './pages.ts'
import { makeRates } from './rates.ts'
import type { Rates } from './rates.ts'
import type { RefusalLog } from './refusal-log.ts'

export type AppParts = {
  readonly cx: RequestContext
  readonly routes: readonly Bound[]
  /** Folder of the built web app; null serves the API alone. */
  readonly webDir: string | null
  readonly log: ErrorLog
  /** Where refusals are told, a line each; nowhere unless given. */
  readonly refusals?: RefusalLog
  /** How it faces a network; without it only this machine's own browser is let in. */
  readonly edge?: Edge
  readonly rates?: Rates
  /** Bytes of one uploaded file; of all files of an upload, twice as many. */
  readonly uploadLimit?: number
  readonly times?: Times
}

/** Milliseconds that a sender has. */
export type Times = {
  /** Until all headers have come. */
  readonly headers: number
  /** Until the body of a request that is no upload has come. */
  readonly body: number
  /** Until a whole request has come: a province's dossier over a slow line. */
  readonly request: number
  /** Between two looks at who is too slow. */
  readonly look: number
}

const usualTimes: Times = { headers: 20_000, body: 30_000, request: 600_000, look: 5_000 }

const megabyte = 1024 * 1024

/** Bytes of one file of a dossier. */
export const defaultUploadLimit = 512 * megabyte

/** Puts the HTTP application together; it neither listens nor opens anything. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { times = usualTimes } = parts
  const {
    cx,
    routes,
    webDir,
    log,
    refusals,
    edge = localEdge,
    rates = makeRates(),
    uploadLimit = defaultUploadLimit,
  } = parts
  const app = Fastify<Server>({
    ...limitsOf(edge, times),
    genReqId: () => randomUUID(),
    bodyLimit: megabyte,
    requestTimeout: times.request,
    forceCloseConnections: true,
    trustProxy: edge.trustedProxies.length > 0 ? [...edge.trustedProxies] : false,
    routerOptions: { maxParamLength: 1_000, ignoreTrailingSlash: false }, // codes have up to 200 letters, encoded
    frameworkErrors: (error, request, reply) => {
      problemHandler(log, refusals)(error, request as FastifyRequest, reply as unknown as FastifyReply)
    },
  }) as unknown as FastifyInstance
  app.server.maxConnections = 2_000
  app.removeAllContentTypeParsers()
  app.setErrorHandler(problemHandler(log, refusals))
  addGuards(app, { edge, isOpen: () => isOpenStill(cx.database), count: rates.countAddress, bodyTime: times.body })
  await app.register(multipart, {
    limits: { fileSize: uploadLimit, files: 64, fields: 16, fieldSize: megabyte, parts: 80, headerPairs: 32 },
  })
  await app.register(api, { cx, routes, rates, uploadLimit, prefix: apiPrefix })
  const sendPage = await addPages(app, webDir)
  app.setNotFoundHandler((request, reply) => {
    const inApp = request.method === 'GET' && !/^\/(api|assets)(\/|\?|$)/.test(request.url)
    if (sendPage && inApp) return sendPage(reply) // the app reads the address itself
    sendProblem(new Problem('not-found'), request, reply)
    return reply
  })
  return app
}

/** Suites with forward secrecy and authenticated encryption alone: every browser of the last ten years has one. */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  ...['ECDSA', 'RSA'].flatMap((key) =>
    ['AES256-GCM-SHA384', 'CHACHA20-POLY1305', 'AES128-GCM-SHA256'].map((suite) => `ECDHE-${key}-${suite}`),
  ),
].join(':')

/**
 * Limits of the connection, and own TLS where there is a certificate. Headers are no larger than 16 kB; a connection
 * is closed after 1,000 requests and when nothing comes for a minute.
 */
function limitsOf({ tls }: Edge, { headers, look }: Times) {
  const http = { maxHeaderSize: 16 * 1024, headersTimeout: headers, connectionsCheckingInterval: look }
  return {
    keepAliveTimeout: 60_000,
    maxRequestsPerSocket: 1_000,
    https: tls ? { ...http, ...tls, minVersion: 'TLSv1.2' as const, ciphers, honorCipherOrder: true } : null,
    ...(tls ? {} : { http }),
  }
}

/** The API and its description; routes come after swagger, which collects them. */
async function api(
  app: FastifyInstance,
  { cx, routes, rates, uploadLimit }: Pick<AppParts, 'cx' | 'routes'> & { rates: Rates; uploadLimit: number },
): Promise<void> {
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  // a key that would reach into an object's prototype is refused, not stripped
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Quán Triệt',
        version: cx.appVersion,
        description: 'Facts of a resolution-study campaign, exact figures of any unit at any day, reports.',
      },
      servers: [{ url: '/' }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(async (inner) => {
    for (const route of routes) bind(inner, { cx, rates, uploadLimit }, route)
    inner.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
      reply.type('application/json; charset=utf-8').serializer((value: unknown) => JSON.stringify(value))
      return completeDocument(app.swagger() as OpenApiDocument, routes)
    })
  })
}
