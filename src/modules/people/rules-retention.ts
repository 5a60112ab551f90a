/** The first day on which a campaign's people may be erased: so many years after its last day. */
export function termEnds(lastDay: string, years: number): string {
  const [year = 0, month = 1, day = 1] = lastDay.split('-').map(Number)
  // 29 February becomes 1 March where there is none
  return new Date(Date.UTC(year + years, month - 1, day + 1)).toISOString().slice(0, 10)
}
