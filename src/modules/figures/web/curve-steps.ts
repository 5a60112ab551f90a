import type { Curve } from '../contract.ts'

type Steps = Curve['steps']

/** The steps from a day on; what held before it stands on that day, since the roster is older than the campaign. */
export function stepsFrom(steps: Steps, first: string): Steps {
  const later = steps.filter(({ day }) => day >= first)
  const before = steps.filter(({ day }) => day < first)
  const held = before[before.length - 1]
  return held && later[0]?.day !== first ? [{ ...held, day: first }, ...later] : later
}
