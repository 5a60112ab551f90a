/**
 * Every setting that is taken from the environment, by name: what reads one has `Environment` as its type, so that a name that
 * is not here is an error of types. docs/operating.md tells what each does (settings.test.ts holds it to this list).
 */
export const settingNames = [
  // where things are
  'QUANTRIET_DATA',
  'DATABASE_URL',
  'MIGRATION_URL',
  'FACTOR_KEY_FILE',
  'PASSWORD_BLOCKLIST_FILE',
  'QUANTRIET_SIGNER',
  // how the server is reached
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'ALLOWED_HOSTS',
  'TLS_CERT',
  'TLS_KEY',
  'BEHIND_PROXY',
  'TRUSTED_PROXY',
  // other services of the office
  'SMTP_URL',
  'MAIL_FROM',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_REALM',
  // for whoever looks for a fault
  'QUANTRIET_TRACE',
] as const

export type Environment = Readonly<Partial<Record<(typeof settingNames)[number], string>>>

/** The settings of this process. */
export const environment: Environment = process.env

/** Names in an environment that look like settings of the program and are none: misspelt ones do nothing, silently. */
export function unknownSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const known: readonly string[] = settingNames
  return Object.keys(env)
    .filter((name) => name.toUpperCase().startsWith('QUANTRIET_') && !known.includes(name))
    .toSorted()
}
