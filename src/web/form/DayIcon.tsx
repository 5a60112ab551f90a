/** A leaf of a calendar. */
export function DayIcon() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M1.5 3.5h13v11h-13zM1.5 6.5h13M4.5 1v4M11.5 1v4" fill="none" stroke="currentColor" />
    </svg>
  )
}
