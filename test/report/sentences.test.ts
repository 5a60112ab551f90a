import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Figures } from '#modules/figures/contract.ts'
import { readLayout } from '#modules/reports/actions-layout.ts'
import { noTables, type ReportFacts } from '#modules/reports/rules-facts.ts'
import { textOf } from '#modules/reports/rules-model.ts'
import { reportModel, subjectOf } from '#modules/reports/rules-report.ts'
import { qualityOf } from '#modules/reports/rules-voice.ts'
import { facts2016 } from './facts2016.ts'

const layout = await readLayout()

function factsOf(figures: Figures): ReportFacts {
  return {
    ...facts2016,
    figures,
    campaign: {
      ...facts2016.campaign,
      title: 'Học tập Nghị quyết thử nghiệm',
      threshold: '0.95',
      deadlines: [],
      audiences: figures.audiences.map((one, order) => ({
        code: one.code,
        name: `Đối tượng ${one.code}`,
        basis: one.basis,
        order,
        artifacts: [],
      })),
    },
    unit: { code: figures.unit, name: `Đảng bộ ${figures.unit}`, level: 'district' },
    names: {},
    directives: [],
    tables: noTables,
  }
}

function bodyText(facts: ReportFacts, lang: 'vi' | 'en'): string {
  return reportModel(facts, layout, lang)
    .blocks.map((block) => (block.type === 'text' || block.type === 'item' ? textOf(block.runs) : ''))
    .join('\n')
}

/** Whole numbers that may be said: those of the figures, what is left of a pair, how many units a list names. */
function sayable(figures: Figures): Set<number> {
  const found = new Set<number>()
  const walk = (value: unknown): void => {
    if (typeof value === 'number' && Number.isInteger(value)) found.add(value)
    else if (Array.isArray(value)) value.forEach(walk)
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk)
  }
  walk(figures)
  const left: [number, number][] = [
    [figures.people.participated, figures.people.expected],
    ...figures.units.map((one): [number, number] => [one.completed, one.total]),
    ...figures.conferences.hosted.map((one): [number, number] => [one.sites_connected, one.sites_total]),
    ...figures.writing.map((one): [number, number] => [one.received, one.expected]),
  ]
  for (const [part, whole] of left) found.add(whole - part)
  for (const one of figures.conferences.hosted)
    for (const key of ['planned', 'connected', 'people'] as const)
      found.add(one.sites.reduce((sum, site) => sum + site[key], 0))
  for (const state of ['early', 'late']) found.add(figures.children.filter((child) => child.state === state).length)
  for (const one of figures.units)
    for (const list of [one.full, one.first]) {
      found.add(list.length)
      found.add(list.length - layout.named)
    }
  for (const state of ['early', 'late'])
    found.add(figures.children.filter((child) => child.state === state).length - layout.named)
  found.add(figures.conferences.hosted.length - layout.told)
  return found
}

describe.each(['three-tier', 'two-tier', 'three-tier-untidy'])('the sentences about the case %s', (name) => {
  const file = path.join(import.meta.dirname, '../cases', name, 'expected.json')
  const cases = JSON.parse(readFileSync(file, 'utf8')) as { figures: Figures }[]

  test.each(['vi', 'en'] as const)('hold no number that the figures do not (%s)', (lang) => {
    for (const { figures: bare } of cases) {
      const figures = { ...bare, known_at: `${bare.as_of}T23:59:59+07:00` }
      const said = bodyText(factsOf(figures), lang)
        .replaceAll(/“[^”]*”/g, '')
        .replaceAll(/\(?(?:Biểu|Table) \d\d\)?/g, '')
        .replaceAll(/\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|\d\d:\d\d/g, '')
        .replaceAll(/\d+(?:[.,]\d+)?%/g, '')
        .replaceAll(/(?<!\p{L})Đảng (?:bộ|ủy) [\p{L}\d\s-]+?(?=[,.;()]|$)/gmu, '')
        .replaceAll(/\b[A-Z]+\d+(?:[A-Z]\d+)*\b/g, '')
      const numbers = [...said.matchAll(/(?<!\p{L})\d+(?:[.,]\d{3})*(?!\p{L})/gu)].map((one) =>
        Number(one[0].replaceAll(/[.,]/g, '')),
      )
      const allowed = sayable(figures)
      if (figures.people.expected > 0) expect(numbers.length).toBeGreaterThan(10)
      expect(
        numbers.filter((one) => !allowed.has(one)),
        `${figures.unit} ${figures.as_of}`,
      ).toEqual([])
      expect(said).not.toMatch(/NaN|undefined|null|Infinity/)
    }
  })
})

test.each([
  [1, 1, 'toàn bộ'],
  [99, 100, 'cơ bản'],
  [95, 100, 'cơ bản'],
  [9499, 10_000, 'hầu hết'],
  [85, 100, 'hầu hết'],
  [84, 100, 'phần lớn'],
  [50, 100, 'đa số'],
  [1, 100, 'một bộ phận'],
  [0, 100, null],
  [0, 0, null],
])('%i of %i is called by the word of its threshold, %s', (part, whole, word) => {
  expect(qualityOf(part, whole, layout, 'vi')).toBe(word)
})

test.each([
  ['Học tập, quán triệt Nghị quyết Đại hội XII của Đảng', 'Nghị quyết Đại hội XII của Đảng'],
  ['Đợt sinh hoạt chính trị học tập Nghị quyết 57', 'Nghị quyết 57'],
  ['Nghị quyết Đại hội XIV', 'Nghị quyết Đại hội XIV'],
  ['Học tập', 'Học tập'],
])('the subject of “%s” is “%s”', (title, subject) => {
  expect(subjectOf(title)).toBe(subject)
})
