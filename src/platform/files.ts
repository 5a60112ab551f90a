import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Where a stored file lies: under its SHA-256, the first two digits a folder. */
export function storedPath(filesDir: string, sha256: Buffer): string {
  const hex = sha256.toString('hex')
  return path.join(filesDir, hex.slice(0, 2), hex)
}

export async function sha256Of(file: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest()
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

/**
 * Copies a file into the store so that it survives a power cut: write, fsync, rename, fsync of the folder
 * (reliability.md §0.6). Storing the same content again does nothing.
 */
export async function storeFile(filesDir: string, from: string, sha256: Buffer): Promise<void> {
  const target = storedPath(filesDir, sha256)
  const present = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (present !== null) return
  const folder = path.dirname(target)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = `${target}.${process.pid}.tmp`
  const handle = await open(temporary, 'w', 0o600)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(from)) {
    hash.update(chunk as Buffer)
    await handle.write(chunk as Buffer)
  }
  await handle.sync()
  await handle.close()
  if (!hash.digest().equals(sha256)) {
    await rm(temporary)
    throw new Error('a file changed while it was read')
  }
  await rename(temporary, target)
  await syncFolder(folder)
  await syncFolder(filesDir)
}
