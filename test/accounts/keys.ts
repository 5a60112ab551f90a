import { randomBytes } from 'node:crypto'
import { sealKeys } from '#platform/secrets/seal-keys.ts'

/** A key for the secrets of a test's authenticators, of this run alone. */
export const testKeys = sealKeys([randomBytes(32)])
