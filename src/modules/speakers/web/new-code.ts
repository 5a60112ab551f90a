const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A code for a new speaker; it says nothing. */
export function newCode(start: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return start + Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
}
