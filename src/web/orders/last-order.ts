/** What Ctrl+Z takes back outside of fields: the order saved last on this page, once. */
type Kept = { readonly position: number; readonly undo: () => Promise<void> }
let kept: Kept | null = null

export const lastOrder = {
  keep(position: number, undo: () => Promise<void>): void {
    kept = { position, undo }
  },
  forget(position: number): void {
    if (kept?.position === position) kept = null
  },
  take(): Kept | null {
    const one = kept
    kept = null
    return one
  },
}
