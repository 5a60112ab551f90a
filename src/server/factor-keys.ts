import { sealFactors } from '#modules/accounts/actions-factor-keys.ts'
import { factorKeyFile } from '#platform/config.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/database.ts'
import { ensureKeyFile } from '#platform/secrets/seal-keys.ts'
import type { SealKeys } from '#platform/secrets/seal-keys.ts'
import type { Words } from './command.ts'

/**
 * The keys of the authenticators' secrets, made at the first start; secrets that lie in the clear or under an older key
 * are sealed. A key that is missing stops nothing: who has to enrol again is told at the sign-in.
 */
export async function openFactorKeys(
  database: Database,
  config: Pick<Config, 'dataDir'>,
  tell: (words: Words) => void,
): Promise<SealKeys> {
  const file = factorKeyFile(config)
  const keys = ensureKeyFile(file)
  const { unreadable } = await sealFactors(database, keys, new Date())
  if (unreadable > 0) tell(lostWords(file, unreadable))
  return keys
}

/** What is to be said of secrets whose key is not here. */
export function lostWords(file: string, accounts: number): Words {
  return {
    vi: `Khóa xác thực lần hai của ${accounts} tài khoản không có trong ${file}: chép tệp khóa của bản cài đặt cũ vào đó rồi khởi động lại, hoặc những người ấy đăng nhập bằng mã dự phòng rồi cài lại.`,
    en: `The key of the second factors of ${accounts} accounts is not in ${file}: copy the key file of the old installation there and start again, or those people sign in with a recovery code and enrol again.`,
  }
}
