import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { rootFolder } from '#platform/config.ts'

const mark = '.sources'
const sources = ['src/web', 'src/ui', 'src/core', 'src/modules', 'vite.config.ts', 'package-lock.json']

/** Files of a module that no page imports. */
const serverOnly = /^src\/modules\/[^/]+\/(tables|store|actions|answers|routes|jobs)[^/]*$/

/**
 * Builds the web app unless the built one was made of the very same sources; answers its folder, or null where there
 * is nothing to serve. An installation without the build tools serves what is there; one whose folder may not be
 * written to builds into the data folder.
 */
export function ensureWeb(dataDir: string, say: (line: string) => void): string | null {
  const target = targetFor(dataDir)
  const config = path.join(rootFolder, 'vite.config.ts')
  if (!existsSync(config)) return existsSync(path.join(target, 'index.html')) ? target : null
  const wanted = hashOfSources()
  if (isMadeOf(target, wanted)) return target
  const vite = viteProgram()
  if (!vite) {
    if (existsSync(path.join(target, 'index.html'))) return target
    say('Thiếu công cụ dựng giao diện: chạy npm ci. / The build tools are missing: run npm ci.')
    return null
  }
  return alone(`${target}.lock`, () => {
    // whoever waited may find it built
    if (!isMadeOf(target, wanted)) build({ vite, config, target, wanted, say })
    return target
  })
}

const isMadeOf = (target: string, wanted: string): boolean =>
  existsSync(path.join(target, mark)) && readFileSync(path.join(target, mark), 'utf8') === wanted

type Build = {
  readonly vite: string
  readonly config: string
  readonly target: string
  readonly wanted: string
  readonly say: (line: string) => void
}

function build({ vite, config, target, wanted, say }: Build): void {
  say('Đang dựng giao diện web … / Building the web app …')
  const fresh = `${target}-${process.pid}`
  const ran = spawnSync(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: rootFolder,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  )
  if (ran.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Error(`The web app could not be built: ${(ran.stderr || ran.stdout || String(ran.error)).trim()}`)
  }
  compress(fresh)
  writeFileSync(path.join(fresh, mark), wanted)
  rmSync(target, { recursive: true, force: true })
  renameSync(fresh, target)
}

/** How long one build waits for another one of the same folder. */
const patience = 300_000

/** Works while no other process does under the same lock; the lock of a process that is gone does not count. */
function alone<T>(lock: string, work: () => T): T {
  const until = Date.now() + patience
  while (!taken(lock)) {
    if (isDead(lock)) rmSync(lock, { force: true })
    else if (Date.now() > until) throw new Error(`Another process has been building for too long: remove ${lock}.`)
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isDead(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (error) {
    // no such process; or the lock went away meanwhile, which the next try will find
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

function targetFor(dataDir: string): string {
  const shared = path.join(rootFolder, 'dist/web')
  if (isMadeOf(shared, hashOfSources())) return shared
  try {
    mkdirSync(path.dirname(shared), { recursive: true })
    accessSync(path.dirname(shared), constants.W_OK)
    return shared
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return path.join(dataDir, 'web')
  }
}

function viteProgram(): string | null {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(source)).toSorted()) {
    if (/\.test\.tsx?$/.test(file) || serverOnly.test(file)) continue
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(rootFolder, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(relative: string): string[] {
  const found = statSync(path.join(rootFolder, relative), { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [relative]
  return readdirSync(path.join(rootFolder, relative)).flatMap((name) => filesUnder(`${relative}/${name}`))
}

/** Lays a gzipped copy beside each text file; the server hands it to browsers that take it. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg|html|json)$/.test(entry.name)) continue
    const file = path.join(entry.parentPath, entry.name)
    const content = readFileSync(file)
    if (content.length > 1_000) writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  }
}
