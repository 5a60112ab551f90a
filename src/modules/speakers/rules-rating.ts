/** From so many ratings on an average is shown: before, it would tell what one unit thinks. */
export const leastRatings = 3

/** How a speaker is rated: how often, and on average to one decimal. */
export function ratingOf(count: number, sum: number): { readonly count: number; readonly average: number | null } {
  return { count, average: count < leastRatings ? null : Math.round((10 * sum) / count) / 10 }
}
