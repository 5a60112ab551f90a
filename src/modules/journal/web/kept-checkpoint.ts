/**
 * The last checkpoint that this browser saw, and whether the journal still continues it. It is a size and a hash, signed:
 * nothing of a person, so it outlives a sign-out. Every browser is a small witness of its own (docs/journal.md).
 */
import type { ReplyOf } from '#web/api.ts'
import { continues } from './consistency.ts'
import type { Tree } from './consistency.ts'

const place = 'quantriet-checkpoint'

export type Kept = Tree & {
  /** Name of the log. */
  readonly origin: string
  /** The signed note: with the newer one beside it, evidence. */
  readonly note: string
  /** When this browser saw it first. */
  readonly seenAt: string
}

/** How the journal now relates to what was seen. */
export type Look =
  | { readonly kind: 'first' | 'continues' }
  /** Shorter than it was, or another one; or under another name, as after a lost key. */
  | { readonly kind: 'broken' | 'renamed'; readonly kept: Kept; readonly newest: Kept }

/** What is kept; null for nothing, and where a browser lets a page keep nothing. */
export function readKept(): Kept | null {
  try {
    const kept = JSON.parse(window.localStorage.getItem(place) ?? 'null') as Kept | null
    return kept !== null && Number.isSafeInteger(kept.size) && typeof kept.root === 'string' ? kept : null
  } catch {
    return null
  }
}

/** Keeps a checkpoint in the place of the one before. */
export function writeKept(kept: Kept | null): void {
  try {
    if (kept !== null) window.localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    return // then this browser is no witness
  }
}

type Ask = (since: number | undefined) => Promise<ReplyOf<'readCheckpoint'>>

/** Looks whether the newest checkpoint continues what was kept, and keeps it when it does. Null: it can't be known here. */
export async function look(ask: Ask, now: Date): Promise<Look | null> {
  // browsers have it on safe lines only; elsewhere there is no way to reckon
  if (globalThis.crypto?.subtle === undefined) return null
  const kept = readKept()
  const { checkpoint, consistency } = await ask(kept?.size)
  const newest = checkpoint === null ? null : asKept(checkpoint.note, now)
  if (newest === null) return kept === null ? null : { kind: 'broken', kept, newest: { ...kept, size: 0, note: '' } }
  if (kept !== null && kept.origin !== newest.origin) return { kind: 'renamed', kept, newest }
  if (kept !== null && !(await continues(kept, newest, consistency ?? []))) return { kind: 'broken', kept, newest }
  if (kept?.size !== newest.size) writeKept(newest)
  return { kind: kept === null ? 'first' : 'continues' }
}

/** What a note says itself, which is what was signed; null for what is no checkpoint. */
function asKept(note: string, now: Date): Kept | null {
  const [origin = '', size = '', root = ''] = note.split('\n')
  try {
    const bytes = Array.from(atob(root), (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')
    return origin !== '' && /^\d{1,15}$/.test(size)
      ? { origin, size: Number(size), root: bytes, note, seenAt: now.toISOString() }
      : null
  } catch {
    return null
  }
}
