import { readFileSync } from 'node:fs'
import path from 'node:path'

type Locked = {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
type Manifest = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>

/**
 * What would make `npm ci` refuse a lock file, or install something else than what was tested: an optional package
 * that is named but not locked (a native one whose other platforms trail behind), a package without its hash, a
 * dependency that is not pinned exactly.
 */
export function checkLock(packages: Readonly<Record<string, Locked>>, manifest: Manifest): string[] {
  return [...missingOptional(packages), ...withoutHash(packages), ...notPinned(manifest)]
}

function missingOptional(packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !found(packages, place, name))
      .map((name) => `${place || 'package.json'} lacks ${name}`),
  )
}

/** Looks a package up as Node does: in the place itself, then in every node_modules above it. */
function found(packages: Readonly<Record<string, Locked>>, place: string, name: string): boolean {
  for (let from = place; ; from = from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true
    if (from === '') return false
  }
}

function withoutHash(packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages)
    .filter(([place, { link, integrity }]) => place !== '' && !link && !integrity)
    .map(([place]) => `${place} has no integrity hash`)
}

function notPinned(manifest: Manifest): string[] {
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name} is not pinned exactly: ${version}`),
  )
}

if (import.meta.main) {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(path.resolve(import.meta.dirname, '..', name), 'utf8'))
  const lock = read('package-lock.json') as { packages: Record<string, Locked> }
  const faults = checkLock(lock.packages, read('package.json') as Manifest)
  for (const fault of faults) process.stderr.write(`package-lock.json: ${fault}\n`)
  process.stdout.write(
    faults.length === 0 ? 'The lock file is whole.\n' : `${faults.length} faults of the lock file.\n`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
}
