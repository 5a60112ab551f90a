import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '#platform/config.ts'

/** Listens on the port of the configuration; where that is taken and was not asked for, on any free one. */
export async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await listenOn(app, config.host, config.port)
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    if (!taken || config.portAsked) throw error
    return listenOn(app, config.host, 0)
  }
}

async function listenOn(app: FastifyInstance, host: string, port: number): Promise<string> {
  await app.listen({ host, port })
  const bound = app.server.address() as AddressInfo
  const shown = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address
  const scheme = 'setSecureContext' in app.server ? 'https' : 'http'
  return `${scheme}://${shown}:${bound.port}`
}
