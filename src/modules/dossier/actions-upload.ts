import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#core/problem.ts'
import { sha256Of, storeFile } from '#platform/files.ts'
import { isWhatItSays, keptEndings } from '#platform/files-kind.ts'
import { markingOf } from '#platform/files-marking.ts'
import { barePicture, isPictureName } from '#platform/files-picture.ts'
import { asRefusal, plainName } from './store-upload.ts'
import type { UploadedPart } from './store-upload.ts'
import { noteUpload, uploadPath } from './store-uploaded.ts'
import type { Uploading } from './store-uploaded.ts'

const refused = (name: string, message: string): Problem =>
  new Problem('bad-request', name, { issues: [{ path: 'file', message }] })

/**
 * Takes in one file for the order that will name it. Throws `bad-request` (no file, more than one, a kind that is not
 * kept, content of another kind, a broken picture, a mark of secrecy) and `too-large`; nothing of a refused file is kept,
 * and of a picture nothing but the picture.
 */
export async function takeUpload(
  of: Uploading & { readonly now: Date },
  parts: AsyncIterable<UploadedPart>,
): Promise<{ sha256: string; name: string; size: number; path: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantriet-file-'))
  try {
    const at = path.join(folder, 'file')
    const name = await onlyPart(parts, at).catch((error: unknown) => {
      throw asRefusal(error)
    })
    if (!(await isWhatItSays(at, name))) throw refused(name, `kinds: ${keptEndings.join(' ')}`)
    if (isPictureName(name)) await bareInPlace(at, name)
    const { marking } = await markingOf(at, name)
    if (marking !== null) throw refused(name, 'secret')
    const sha256 = await sha256Of(at)
    const { size } = await stat(at)
    await storeFile(of.filesDir, at, sha256)
    await noteUpload(of, { sha256, name, size, at: of.now })
    const hex = sha256.toString('hex')
    return { sha256: hex, name, size, path: uploadPath(hex, name) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** More than any camera makes; pictures are read whole. */
const largestPicture = 32 * 1024 * 1024

async function bareInPlace(at: string, name: string): Promise<void> {
  if ((await stat(at)).size > largestPicture) throw new Problem('too-large', name)
  const bare = barePicture(await readFile(at))
  if (bare === null) throw refused(name, 'broken-picture')
  await writeFile(at, bare, { mode: 0o600 })
}

async function onlyPart(parts: AsyncIterable<UploadedPart>, at: string): Promise<string> {
  let name: string | null = null
  for await (const part of parts) {
    if (name !== null) throw refused(part.filename, 'one-file')
    name = plainName(part.filename)
    await pipeline(part.file, createWriteStream(at, { mode: 0o600 }))
    if (part.file.truncated) throw new Problem('too-large', name)
  }
  if (name === null) throw refused('', 'missing')
  return name
}
