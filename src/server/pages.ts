import { readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Serves the built web app: files with a hash in their name for a year, everything else asked for again each time.
 * Answers the start page, which stands for every address inside the app; null without a web app.
 */
export async function addPages(app: FastifyInstance, webDir: string | null): Promise<Buffer | null> {
  if (webDir === null) return null
  await app.register(fastifyStatic, {
    root: webDir,
    wildcard: true,
    index: ['index.html'],
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const hashed = file.slice(webDir.length).replaceAll('\\', '/').startsWith('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return readFileSync(path.join(webDir, 'index.html'))
}
