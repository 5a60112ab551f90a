import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { pagePolicy } from './headers.ts'

/** What the build writes where the nonce of a page belongs (vite.config.ts). */
export const noncePlace = 'QUANTRIET-NONCE'

/** Sends the start page, which stands for every address inside the app. */
export type SendPage = (reply: FastifyReply) => Promise<FastifyReply>

/**
 * Serves the built web app: files with a hash in their name for a year, everything else asked for again each time. The
 * start page gets a new nonce at every request. Answers how to send it; null without a web app.
 */
export async function addPages(app: FastifyInstance, webDir: string | null): Promise<SendPage | null> {
  if (webDir === null) return null
  await app.register(fastifyStatic, {
    root: webDir,
    wildcard: true,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const hashed = file.slice(webDir.length).replaceAll('\\', '/').startsWith('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const read = await startPage(path.join(webDir, 'index.html'))
  const send: SendPage = async (reply) => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'no-cache', 'content-security-policy': pagePolicy(nonce) })
      .send((await read()).replaceAll(noncePlace, nonce))
  }
  for (const url of ['/', '/index.html']) app.get(url, (_request, reply) => send(reply))
  return send
}

/**
 * Reads the start page, and reads it again when another build has put another one in its place: an older page would
 * ask for files that are gone. While a build is being put in place the page known last is answered.
 */
async function startPage(file: string): Promise<() => Promise<string>> {
  let known = { text: await readFile(file, 'utf8'), mark: await markOf(file) }
  return async () => {
    const mark = await markOf(file)
    if (mark === null || mark === known.mark) return known.text
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text !== null) known = { text, mark }
    return known.text
  }
}

async function markOf(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null)
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`
}
