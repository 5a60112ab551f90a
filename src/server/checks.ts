import type { Words } from './command.ts'

/** What one look at the installation found. */
export type Finding = { readonly state: 'ok' | 'warn' | 'error'; readonly what: Words; readonly mend?: Words }

/** All is well. */
export const ok = (vi: string, en: string): Finding => ({ state: 'ok', what: { vi, en } })
/** It works, but somebody should look. */
export const warn = (what: Words, mend: Words): Finding => ({ state: 'warn', what, mend })
/** It does not work. */
export const bad = (what: Words, mend: Words): Finding => ({ state: 'error', what, mend })
