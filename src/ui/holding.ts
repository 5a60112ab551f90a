/** Unsaved work inside a panel holds the panel open: it is asked first. */
const holders = new Set<() => boolean>()

/** Registers something that may hold; it answers true when it does, having asked. Answers what ends that. */
export function hold(ask: () => boolean): () => void {
  holders.add(ask)
  return () => void holders.delete(ask)
}

/** Whether something holds; it has asked by then. */
export function isHeld(): boolean {
  return [...holders].some((ask) => ask())
}
