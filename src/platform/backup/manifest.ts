import { z } from 'zod'

/** The last entry of a backup: what it holds, so that a restore can tell that it is whole and untouched. */
export const manifestName = 'manifest.json'

export const manifestShape = z.object({
  format: z.literal('quantriet-backup/1'),
  appVersion: z.string(),
  /** Major version of PostgreSQL, which can only read its own files. */
  postgres: z.number().int(),
  started_at: z.string(),
  /** Every row that was committed before this instant of the server's clock is in the backup. */
  covers: z.string(),
  /** Rows of each table at a moment within the backup; facts are never deleted, so a restore has at least as many. */
  rows: z.record(z.string(), z.number().int()),
  files: z.array(z.object({ path: z.string(), size: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestShape>
export type ManifestFile = Manifest['files'][number]
