type Props = {
  title: string
  text: string
  /** Whatever the server adds, e.g. the number of the request. */
  note?: string
  retry: string
  onRetry?: () => void
}

/** Says that something did not come, why, and what to do. */
export function Failed({ title, text, note, retry, onRetry }: Props) {
  return (
    <div className="notice notice-late" role="alert">
      <p className="notice-title">{title}</p>
      <p>{text}</p>
      {note && <p className="soft">{note}</p>}
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {retry}
        </button>
      )}
    </div>
  )
}
