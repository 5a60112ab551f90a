import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byLevel, chainBelow, daysBetween, topOf, wayTo } from './rules-chain.ts'
import type { ChainDoc, ChainEdge, ChainReceipt } from './rules-chain.ts'

const levels = ['province', 'district', 'commune', 'cell']
const doc = (number: string, issued_on: string, issuer: string, level: string | null): ChainDoc => ({
  ref: `${number}@${issued_on}@${issuer}`,
  number,
  issued_on,
  title: `Văn bản ${number}`,
  issuer,
  issuer_name: `Đơn vị ${issuer}`,
  level,
})
const central = doc('01-CT/TW', '2016-03-22', 'Trung ương', null)
const programme = doc('06-CTr/TU', '2016-04-11', 'P', 'province')
const plan = doc('30-KH/TU', '2016-05-16', 'P', 'province')
const communeA = doc('05-KH/ĐU', '2016-05-26', 'A', 'commune')
const communeB = doc('07-KH/ĐU', '2016-06-20', 'B', 'commune')
const docs = [communeB, plan, central, communeA, programme]
const edge = (from: ChainDoc, to: ChainDoc, kind = 'implements'): ChainEdge => ({ from: from.ref, to: to.ref, kind })
const edges = [
  edge(programme, central),
  edge(plan, central, 'grounds'),
  edge(plan, programme),
  // the communes cite all that stands above them
  edge(communeA, central, 'grounds'),
  edge(communeA, programme, 'grounds'),
  edge(communeA, plan),
  edge(communeB, plan),
]
const below = (root: ChainDoc, receipts: readonly ChainReceipt[] = [], more: readonly ChainEdge[] = []) =>
  chainBelow({ root, docs, edges: [...edges, ...more], receipts, levels })
const receipt = (of: Partial<ChainReceipt>): ChainReceipt => ({
  ref: plan.ref,
  unit: 'A',
  unit_name: 'Đơn vị A',
  level: 'commune',
  received_on: '2016-05-20',
  own_number: null,
  own_issued_on: null,
  ...of,
})

test('each document stands behind the nearest that it cites, with the days since that one', () => {
  expect(below(central).map(({ number, parent, days }) => [number, parent?.split('@')[0] ?? null, days])).toEqual([
    ['01-CT/TW', null, null],
    ['06-CTr/TU', '01-CT/TW', 20],
    ['30-KH/TU', '06-CTr/TU', 35],
    ['05-KH/ĐU', '30-KH/TU', 10],
    ['07-KH/ĐU', '30-KH/TU', 35],
  ])
})

test('a receipt parts the days on the way from the days until the own document', () => {
  const own = below(central, [receipt({})]).find(({ issuer }) => issuer === 'A')
  expect(own).toMatchObject({ days: 10, days_to_receive: 4, days_to_issue: 6 })
})

test('an own document that only a receipt tells of stands in the chain without being registered', () => {
  const own = { unit: 'C', unit_name: 'Đơn vị C', own_number: '09-KH/ĐU', own_issued_on: '2016-06-01' }
  const nodes = below(central, [receipt(own)])
  expect(nodes.find(({ issuer }) => issuer === 'C')).toMatchObject({ ref: null, parent: plan.ref, days: 16 })
  // one that is registered is not told twice
  const known = receipt({ own_number: '05-KH/ĐU', own_issued_on: '2016-05-26' })
  expect(below(central, [known]).filter(({ issuer }) => issuer === 'A')).toHaveLength(1)
})

test('what replaces or amends is no step down, and nothing carries out what was issued after it', () => {
  const later = doc('99-KH/ĐU', '2016-01-01', 'D', 'commune')
  const nodes = chainBelow({
    root: plan,
    docs: [...docs, later],
    edges: [edge(communeA, plan, 'replaces'), edge(later, plan)],
    receipts: [],
    levels,
  })
  expect(nodes.map(({ number }) => number)).toEqual(['30-KH/TU'])
})

test('the way to a unit keeps its own documents and those above them', () => {
  expect(wayTo(below(central), new Set(['B'])).map(({ number }) => number)).toEqual([
    '01-CT/TW',
    '06-CTr/TU',
    '30-KH/TU',
    '07-KH/ĐU',
  ])
})

test('days are summed up by level: how many documents, the middle, the worst and whose it is', () => {
  expect(byLevel(below(central), levels)).toEqual([
    { level: 'province', documents: 2, median: 27.5, worst: 35, worst_name: 'Đơn vị P' },
    { level: 'commune', documents: 2, median: 22.5, worst: 35, worst_name: 'Đơn vị B' },
  ])
})

test('a chain begins with the highest document that is cited on the way up', () => {
  expect(topOf(communeB, docs, edges, levels)).toBe(central)
  expect(topOf(central, docs, edges, levels)).toBe(central)
})

test('however documents cite one another, also in circles, each stands once and behind its parent', () => {
  const days = fc.integer({ min: 1, max: 4 }).map((day) => `2016-01-0${day}`)
  const some = fc.array(fc.tuple(days, fc.constantFrom('A', 'B', 'P'), fc.constantFrom('province', 'commune', null)), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(some, fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 }), (rows, pairs) => {
      const all = rows.map(([day, issuer, level], i) => doc(`${i}-KH/X`, day, issuer, level))
      const cited = pairs.flatMap(([a, b]) => {
        const [from, to] = [all[a % all.length], all[b % all.length]]
        return from && to ? [edge(from, to)] : []
      })
      const root = all[0] as ChainDoc
      const nodes = chainBelow({ root, docs: all, edges: cited, receipts: [], levels })
      const ids = nodes.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids[0]).toBe(root.ref)
      nodes.forEach(({ parent, days: lost }, i) => {
        if (i === 0) return
        expect(ids.indexOf(parent ?? '')).toBeLessThan(i)
        expect(lost).toBeGreaterThanOrEqual(0)
      })
      expect(topOf(root, all, cited, levels)).toBeDefined()
    }),
  )
})

test('days between two civil dates are whole, over a leap day too', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2)
})
