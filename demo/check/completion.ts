import type { Day } from '../shared/calendar.ts'
import { dayOr } from './facts.ts'
import { countAt, together } from './figures.ts'
import type { Reading } from './figures.ts'

/** Which units satisfy the rule of completion on this very day, as `unit audience` (`*` for all): figures.md, Completion. */
export function satisfiedOn(reading: Reading, audiences: readonly string[], d: Day): Set<string> {
  const threshold = Math.round(Number(reading.rows('campaigns')[0]!.threshold || 1) * 1000)
  const required = reading.rows('required_deliverables')
  const accepted = new Map(
    reading.rows('deliverables').map((r) => [`${r.unit} ${r.kind}`, dayOr(r.accepted_at, Infinity)]),
  )
  const satisfied = new Set<string>()
  const tally = reading.tally(d)
  for (const unit of tally.keys()) {
    const owed = required.filter((r) => r.level === reading.level(unit, d))
    const handed = owed.every((r) => (accepted.get(`${unit} ${r.kind}`) ?? Infinity) <= d)
    for (const audience of ['*', ...audiences]) {
      const c = audience === '*' ? together(tally, unit) : countAt(tally, unit, audience)
      const taught =
        c.expected > 0 ? c.participated * 1000 >= threshold * c.expected : audience === '*' && owed.length > 0
      if (taught && (audience !== '*' || handed)) satisfied.add(`${unit} ${audience}`)
    }
  }
  return satisfied
}
