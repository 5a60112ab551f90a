/**
 * Whether one journal continues another, reckoned in the browser (RFC 9162 §2.1.4.2): the server's word alone would not
 * do, since it is the server that is checked. Hashes are in hex, as the contract has them.
 */
export type Tree = { readonly size: number; readonly root: string }

const bytesOf = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
const isHash = (hex: string): boolean => /^[0-9a-f]{64}$/.test(hex)

async function nodeHash(left: string, right: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from([1, ...bytesOf(left), ...bytesOf(right)]))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const half = (n: number): number => Math.floor(n / 2)
const odd = (n: number): boolean => n % 2 === 1

/** Whether the older tree is the beginning of the newer. */
export async function continues(older: Tree, newer: Tree, proof: readonly string[]): Promise<boolean> {
  if (older.size > newer.size || ![older.root, newer.root, ...proof].every(isHash)) return false
  if (older.size === newer.size) return older.root === newer.root
  if (older.size === 0) return true
  // a whole subtree is not repeated in the proof: its hash is the first root
  const [start, ...rest] = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : proof
  if (start === undefined || proof.length === 0) return false
  let at = older.size - 1
  let last = newer.size - 1
  while (odd(at)) [at, last] = [half(at), half(last)]
  let [first, second] = [start, start]
  for (const beside of rest) {
    if (last === 0) return false
    if (odd(at) || at === last) {
      first = await nodeHash(beside, first)
      second = await nodeHash(beside, second)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else second = await nodeHash(second, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && first === older.root && second === newer.root
}
