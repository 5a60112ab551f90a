import { expect, test } from 'vitest'
import { checksOf } from './rules-checks.ts'
import type { CheckFacts } from './rules-checks.ts'

const owner = { code: 'P', name: 'Tỉnh', level: 'province' }
const plan: CheckFacts['plan'] = {
  opens_on: '2026-03-01',
  threshold: '1',
  owner,
  excluded_units: [],
  directives: [{ number: '01-CT/TW', title: '', registered: true, has_file: true }],
  audiences: [],
  required: [],
}
const facts: CheckFacts = {
  plan,
  deadlines: [],
  levels: ['province', 'commune'],
  units: [{ id: 1, name: 'Tỉnh', level: 'province', parent: null }],
  preview: { people: 0, outside: 0, audiences: [] },
  sessionsOutside: [],
  officers: { hasAccounts: true, at: new Set([1]), above: false },
  linked: [],
}
const found = (more: Partial<CheckFacts>) => new Map(checksOf({ ...facts, ...more }).map((one) => [one.code, one]))
const due = (day: string) => ({ level: 'commune', audience: '', unit: null, due: day, named: null })

test.each([
  ['2029-03-01', false],
  ['2029-03-02', true],
  ['9999-12-31', true],
])('a last day on %s is far from a first day three years before: %s', (day, isFar) => {
  expect(found({ deadlines: [due(day)] }).has('deadline-far')).toBe(isFar)
  const required = [{ level: 'commune', kind: 'plan', due_on: day, recorded_at: '' }]
  expect(found({ plan: { ...plan, required } }).get('deadline-far')?.some).toEqual(isFar ? ['commune'] : undefined)
})

test('an owner that is itself out of scope is told as that, and not as one without a place', () => {
  const nobody = { units: [], plan: { ...plan, excluded_units: [{ code: 'P', name: 'Tỉnh' }] } }
  expect(found(nobody).get('owner-excluded')?.severity).toBe('must')
  expect(found(nobody).has('owner-not-placed')).toBe(false)
  expect(found({ units: [] }).get('owner-not-placed')?.severity).toBe('must')
})
