import type { Curve } from '../contract.ts'

type Steps = Curve['steps']

/**
 * The steps from a day to another, both included; what held before the first stands on it, since a roster is older
 * than the campaign.
 */
export function stepsBetween(steps: Steps, first: string, last: string): Steps {
  const within = steps.filter(({ day }) => day >= first && day <= last)
  const before = steps.filter(({ day }) => day < first)
  const held = before[before.length - 1]
  return held && within[0]?.day !== first ? [{ ...held, day: first }, ...within] : within
}
