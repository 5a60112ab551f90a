/** A page that is on its way: lines where the text will stand, in the manner of paper. */
export function Skeleton({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      <i className="skeleton-title" />
      <i className="skeleton-lead" />
      <i className="skeleton-lead skeleton-short" />
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} className="skeleton-row" />
      ))}
    </div>
  )
}
