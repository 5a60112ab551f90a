/** A civil date from what a hand writes: `15/9/2016`, `15-9-2016`, `15.9.2016` or `2016-09-15`; null when it is none. */
export function parseDay(text: string): string | null {
  const trimmed = text.trim()
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  const iso = local ? `${local[3]}-${pad(local[2])}-${pad(local[1])}` : trimmed
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null
  const instant = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso ? null : iso
}

const pad = (digits = ''): string => digits.padStart(2, '0')
