/** Uploaded parts of a dossier, laid out on disk as the readers want them. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { Problem } from '#core/problem.ts'

export type UploadedPart = { readonly filename: string; readonly file: Readable & { readonly truncated?: boolean } }

/** Plain file name of an upload: its last part, whatever the browser sent. */
export function plainName(name: string): string {
  return path.basename(name.replaceAll('\\', '/')).normalize('NFC')
}

/** What the form reader throws, without any code, for a body that is cut short or no form at all. */
export function asRefusal(error: unknown): unknown {
  const cut = /boundary not found|unexpected end of|malformed/iu
  if (!(error instanceof Error) || 'code' in error || !cut.test(error.message)) return error
  return new Problem('bad-request', '', { issues: [{ path: 'body', message: 'broken-form' }] })
}

/** Writes parts into the folder and answers their names. */
async function layOut(parts: AsyncIterable<UploadedPart>, folder: string): Promise<string[]> {
  const names: string[] = []
  for await (const part of parts) {
    const name = plainName(part.filename)
    if (!/^[^.].*\.(csv|xlsx|docx|pdf|jpe?g|png)$/i.test(name) || names.includes(name))
      throw new Problem('bad-request', name, {
        issues: [{ path: 'file', message: names.includes(name) ? 'twice' : 'not-a-dossier' }],
      })
    names.push(name)
    await pipeline(part.file, createWriteStream(path.join(folder, name), { mode: 0o600 }))
    if (part.file.truncated) throw new Problem('too-large', name)
  }
  return names
}

/**
 * Writes parts into a folder of its own and calls `work` with what is to be imported: the workbook when there is one,
 * else the folder. The folder is removed afterwards.
 */
export async function withUpload<T>(
  parts: AsyncIterable<UploadedPart>,
  work: (dossier: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantriet-upload-'))
  try {
    const names = await layOut(parts, folder).catch((error: unknown) => {
      throw asRefusal(error)
    })
    const books = names.filter((name) => /\.xlsx$/i.test(name))
    if (names.length === 0 || (books.length > 0 && names.length > 1))
      throw new Problem('bad-request', '', {
        issues: [{ path: 'file', message: names.length === 0 ? 'missing' : 'one-workbook' }],
      })
    return await work(books[0] === undefined ? folder : path.join(folder, books[0]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
