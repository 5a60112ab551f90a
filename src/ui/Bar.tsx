/** A thin bar for a share; the number beside it says the same, so it is hidden from readers. */
export function Bar({ part, whole }: { part: number; whole: number }) {
  const share = whole > 0 ? Math.min(1, part / whole) : 0
  return (
    <span className="bar" aria-hidden="true">
      <i style={{ width: `${share * 100}%` }} />
    </span>
  )
}
