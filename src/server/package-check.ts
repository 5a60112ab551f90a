/**
 * The check of a report's package, off-line: files → manifest → event → tree → signed checkpoint. Needs nothing but the
 * folder and the journal's public key.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readLeaf } from '#platform/journal/check-rows.ts'
import { NoteFault, parseVerifierKeys } from '#platform/journal/note.ts'
import { checkProof, parseProof } from '#platform/journal/tlog-proof.ts'
import type { Words } from './command.ts'

export const manifestFile = 'manifest.json'
export const proofFile = 'report.tlog-proof'
/** Action of the event that stands for a package; its object is the SHA-256 of the manifest. */
export const packageAction = 'report.issue'

export const packageManifest = z.object({
  format: z.literal('quantriet-report/1'),
  app_version: z.string(),
  realm: z.string(),
  campaign: z.string(),
  unit: z.string(),
  as_of: z.string(),
  known_at: z.string().nullable(),
  position: z.number().int().nullable(),
  lang: z.enum(['vi', 'en']),
  made_at: z.string(),
  /** Checkpoint under which the report was made. */
  checkpoint: z.object({ size: z.number().int(), root: z.string() }).nullable(),
  files: z.record(z.string(), z.object({ sha256: z.string(), size: z.number().int() })),
})
export type PackageManifest = z.infer<typeof packageManifest>

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Everything that is wrong with a package under one of the keys (one a line); nothing when it is as it was issued. */
export function packageFaults(folder: string, vkey: string): { faults: readonly Words[]; summary: Words } {
  const faults: Words[] = []
  const wrong = (vi: string, en: string): void => void faults.push({ vi, en })
  const summary = { vi: '', en: '' }
  const read = (name: string): Buffer | null => {
    const file = path.join(folder, name)
    if (existsSync(file)) return readFileSync(file)
    wrong(`Thiếu tệp ${name}.`, `The file ${name} is missing.`)
    return null
  }
  const manifestBytes = read(manifestFile)
  const proofBytes = read(proofFile)
  if (manifestBytes === null || proofBytes === null) return { faults, summary }
  const manifest = parseManifest(manifestBytes)
  if (manifest === null) wrong(`${manifestFile} không đọc được.`, `${manifestFile} can't be read.`)
  for (const [name, { sha256: wanted }] of Object.entries(manifest?.files ?? {})) {
    const bytes = read(name)
    if (bytes !== null && sha256(bytes) !== wanted) wrong(`${name} đã bị sửa.`, `${name} has been changed.`)
  }
  const known = new Set([manifestFile, proofFile, ...Object.keys(manifest?.files ?? {})])
  for (const name of readdirSync(folder)) {
    if (!known.has(name)) wrong(`${name} không thuộc gói này.`, `${name} does not belong to this package.`)
  }
  try {
    const proof = parseProof(proofBytes.toString('utf8'))
    const { size, root } = checkProof(proof, parseVerifierKeys(vkey))
    const leaf = readLeaf(proof.leaf)
    const bound =
      leaf?.action === packageAction && leaf.object?.[0] === 'report' && leaf.object[1] === sha256(manifestBytes)
    if (!bound)
      wrong(
        `${manifestFile} không phải bản đã ghi vào nhật ký.`,
        `${manifestFile} is not the one that the journal tells of.`,
      )
    summary.vi = `Gói báo cáo nguyên vẹn; ghi vào nhật ký lúc ${leaf?.at}, vị trí ${proof.index}, điểm chốt ${size} · ${root.toString('hex').slice(0, 16)}.`
    summary.en = `The package is as it was issued; entered into the journal at ${leaf?.at}, place ${proof.index}, checkpoint ${size} · ${root.toString('hex').slice(0, 16)}.`
  } catch (error) {
    if (!(error instanceof NoteFault)) throw error
    wrong(`${proofFile} không chứng minh được: ${error.message}`, `${proofFile} proves nothing: ${error.message}`)
  }
  return { faults, summary }
}

function parseManifest(bytes: Buffer): PackageManifest | null {
  try {
    const parsed = packageManifest.safeParse(JSON.parse(bytes.toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
