/** Where the words of the rail's landmarks stand, so that none covers another. Pure; widths are estimates in pixels. */
export type Landmark = { readonly day: number; readonly text: string }
export type PlacedLandmark = Landmark & {
  /** Centre of the words from the left end; null when they do not fit and only the tick is drawn. */
  readonly centre: number | null
  /** Row of the words: 0 is next to the rail. */
  readonly row: number
}

const letterWidth = 6.1
const gap = 10

/** Places the words of landmarks on a rail `width` pixels long that spans `days` days, in up to `rows` rows. */
export function placeLandmarks(
  landmarks: readonly Landmark[],
  days: number,
  width: number,
  rows: number,
): PlacedLandmark[] {
  const ends = Array.from({ length: rows }, () => -Infinity)
  return [...landmarks]
    .sort((a, b) => a.day - b.day)
    .map((landmark) => {
      const half = (landmark.text.length * letterWidth) / 2
      const tick = days === 0 ? 0 : (landmark.day / days) * width
      const centre = Math.min(Math.max(tick, half), Math.max(half, width - half))
      const row = ends.findIndex((end) => centre - half >= end + gap)
      if (row === -1 || half * 2 > width) return { ...landmark, centre: null, row: 0 }
      ends[row] = centre + half
      return { ...landmark, centre, row }
    })
}
