import { randomUUID } from 'node:crypto'
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
import type { Bound, RequestContext } from '#platform/http.ts'
import { apiPrefix, bind } from './bind.ts'
import { addGuards } from './guards.ts'
import { completeDocument } from './openapi.ts'
import type { OpenApiDocument } from './openapi.ts'
import { problemHandler, sendProblem } from './problems.ts'
import type { ErrorLog } from './problems.ts'
import { addPages } from './pages.ts'

export type AppParts = {
  readonly cx: RequestContext
  readonly routes: readonly Bound[]
  /** Folder of the built web app; null serves the API alone. */
  readonly webDir: string | null
  readonly log: ErrorLog
}

const megabyte = 1024 * 1024

/** Puts the HTTP application together; it neither listens nor opens anything. */
export async function buildApp({ cx, routes, webDir, log }: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => randomUUID(),
    bodyLimit: megabyte,
    requestTimeout: 600_000, // a province's dossier over a slow line
    forceCloseConnections: true,
    trustProxy: false,
    routerOptions: { maxParamLength: 1_000, ignoreTrailingSlash: false }, // codes have up to 200 letters, encoded
    frameworkErrors: (error, request, reply) => {
      problemHandler(log)(error, request as FastifyRequest, reply as unknown as FastifyReply)
    },
  })
  app.removeAllContentTypeParsers()
  app.setErrorHandler(problemHandler(log))
  addGuards(app)
  await app.register(multipart, {
    limits: { fileSize: 512 * megabyte, files: 64, fields: 16, fieldSize: megabyte, parts: 80, headerPairs: 32 },
  })
  await app.register(api, { cx, routes, prefix: apiPrefix })
  const page = await addPages(app, webDir)
  app.setNotFoundHandler((request, reply) => {
    const inApp = request.method === 'GET' && !/^\/(api|assets)(\/|\?|$)/.test(request.url)
    // the app reads the address itself; sendFile would answer from within the router's own not-found handling
    if (page && inApp) void reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    else sendProblem(new Problem('not-found'), request, reply)
  })
  return app
}

/** The API and its description; routes come after swagger, which collects them. */
async function api(
  app: FastifyInstance,
  { cx, routes }: { readonly cx: RequestContext; readonly routes: readonly Bound[] },
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
    for (const route of routes) bind(inner, cx, route)
    inner.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
      reply.type('application/json; charset=utf-8').serializer((value: unknown) => JSON.stringify(value))
      return completeDocument(app.swagger() as OpenApiDocument, routes)
    })
  })
}
