import { existsSync } from 'node:fs'
import { countSecrets } from '#modules/accounts/actions-factor-keys.ts'
import { factorKeyFile } from '#platform/config.ts'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import type { Database } from '#platform/database.ts'
import { startEmbedded, statusOf } from '#platform/postgres/server.ts'
import { KeyFileFault, readKeyFile } from '#platform/secrets/seal-keys.ts'
import { bad, ok, warn } from './checks.ts'
import type { Finding } from './checks.ts'
import { lostWords } from './factor-keys.ts'

/** Whether the authenticators' secrets are sealed and their key is here; nothing when the database does not answer. */
export async function checkFactorKeys(config: Config): Promise<Finding[]> {
  const { databaseUrl, dataDir } = config
  if (!databaseUrl && statusOf(dataDir).state === 'absent') return []
  const embedded = databaseUrl ? null : await startEmbedded(dataDir).catch(() => null)
  if (!databaseUrl && !embedded) return []
  const database = openDatabase(databaseUrl ?? embedded?.url ?? '', { max: 1, name: 'quantriet-doctor' })
  try {
    return [await findFactorKeys(database, factorKeyFile(config))]
  } catch {
    return [] // checkDatabase says why
  } finally {
    await database.close()
    await embedded?.stop()
  }
}

/** The same of a database that is open and a file of keys. */
export async function findFactorKeys(database: Database, file: string): Promise<Finding> {
  const keep = {
    vi: `Giữ bản sao của ${file} ở nơi khác với bản sao lưu.`,
    en: `Keep a copy of ${file} apart from the backups.`,
  }
  try {
    const { bare, sealed, unreadable } = await countSecrets(database, readKeyFile(file))
    if (unreadable > 0)
      return bad(
        {
          vi: `Mất khóa xác thực lần hai của ${unreadable} tài khoản`,
          en: `The key of ${unreadable} second factors is missing`,
        },
        lostWords(file, unreadable),
      )
    if (bare > 0)
      return warn(
        { vi: `${bare} khóa xác thực chưa được mã hóa`, en: `${bare} secrets of authenticators lie in the clear` },
        { vi: 'quantriet start sẽ mã hóa.', en: 'quantriet start seals them.' },
      )
    if (sealed === 0 && !existsSync(file)) return ok('Chưa ai có xác thực lần hai', 'Nobody has a second factor yet')
    return ok(`Khóa xác thực lần hai ở ${file}. ${keep.vi}`, `The key of the second factors is ${file}. ${keep.en}`)
  } catch (error) {
    if (!(error instanceof KeyFileFault)) throw error
    return bad({ vi: error.message, en: error.message }, keep)
  }
}
