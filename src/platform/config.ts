import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment } from './settings.ts'
import type { Environment } from './settings.ts'

export type Config = {
  /** Where the embedded server, the stored files and server.json lie. */
  readonly dataDir: string
  /** The operator's own PostgreSQL (15 or newer); null for the embedded one. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** The port was asked for, so another one won't do. */
  readonly portAsked: boolean
}

/** The repository's folder. */
export const rootFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** What the environment or the command line asks for and can't be had; its sentence is for the operator. */
export class ConfigFault extends Error {}

/**
 * Reads the configuration: options of the command line before QUANTRIET_DATA, DATABASE_URL, HOST and PORT.
 * Whether the host may be other than loopback is decided at the start (server/facing.ts), which knows the accounts.
 */
export function readConfig(
  env: Environment,
  options: { readonly data?: string; readonly host?: string; readonly port?: string } = {},
): Config {
  const port = options.port ?? (env['PORT'] || undefined)
  const host = options.host ?? (env['HOST'] || '127.0.0.1')
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(host)) {
    throw new ConfigFault(`HOST ${host}: cần một địa chỉ của máy này. / An address of this machine is needed.`)
  }
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new ConfigFault(`PORT ${port}: cần một số từ 0 đến 65535. / A number from 0 to 65535 is needed.`)
  }
  return {
    dataDir: path.resolve(options.data ?? (env['QUANTRIET_DATA'] || path.join(rootFolder, '.quantriet'))),
    databaseUrl: env['DATABASE_URL'] || null,
    host,
    port: Number(port ?? 8016),
    portAsked: port !== undefined,
  }
}

/**
 * Where the keys lie that seal secrets of authenticators: FACTOR_KEY_FILE, else a file of the data folder. It is in no
 * backup on purpose; several servers on one database need the same file.
 */
export function factorKeyFile({ dataDir }: Pick<Config, 'dataDir'>, env: Environment = environment): string {
  return path.resolve(env['FACTOR_KEY_FILE'] || path.join(dataDir, 'secrets', 'second-factor.key'))
}

/** A file of passwords that are known to others (secrets/blocklist.ts): PASSWORD_BLOCKLIST_FILE; null when there is none. */
export function blocklistFile(env: Environment = environment): string | null {
  return env['PASSWORD_BLOCKLIST_FILE'] || null
}

/** Whether a host name or address can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (bare === 'localhost' || bare === '::1') return true
  return net.isIPv4(bare) && bare.startsWith('127.')
}
