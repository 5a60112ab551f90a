import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { artifacts, outreachForms, tiers } from '#core/choices.ts'
import { formatCount, percent } from '#core/phrases.ts'
import { figuresFor } from '#modules/figures/answers.ts'
import type { Figures } from '#modules/figures/contract.ts'
import { makeReport } from '#modules/reports/actions-report.ts'
import { writeReplay2016 } from '../../demo/replay2016/replay2016.ts'
import { writeTwoTier } from '../../demo/twotier/twotier.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'
import { annexTablesOf, paragraphsOf, partsOf } from './docx.ts'
import { pairsIn, pairsOf } from './pairs.ts'

const n = (value: number): string => formatCount(value, 'vi')
const number = (cell: string | undefined): number => Number((cell ?? '').replaceAll('.', ''))
const people = (one: { expected: number; participated: number }): string[] => [
  n(one.expected),
  percent(one.participated, one.expected, 'vi'),
]

/** The rows of one group of a grouped table: its sum, then its units. */
function group(rows: readonly string[][], title: RegExp): { sum: string[]; units: string[][] } {
  const at = rows.findIndex((row) => title.test(row[0] ?? ''))
  const next = rows.findIndex((row, index) => index > at && row[0] !== '')
  return { sum: rows[at] ?? [], units: rows.slice(at + 1, next < 0 ? undefined : next) }
}

const labelOf = (options: readonly { code: string; vi: string }[], code: string): string =>
  options.find((one) => one.code === code)?.vi ?? code

describe.each([
  {
    demo: 'of 2016',
    realm: 'demo',
    write: writeReplay2016,
    campaign: 'NQ12',
    unit: 'QN',
    asOf: '2016-09-15',
    earlier: '2016-09-15',
    says: [
      'Trên 98,5% số người thuộc diện phải học tập',
      '21/21 đơn vị trực thuộc (100%) đã hoàn thành học tập, quán triệt đối với cán bộ chủ chốt',
      'Đơn vị đầu tiên hoàn thành là Đảng bộ Công an tỉnh (ngày 15/7/2016).',
      'Có 5 đơn vị đạt 100%: Đảng bộ Bộ đội Biên phòng tỉnh; Đảng bộ Công an tỉnh; Đảng bộ Cục Hải quan tỉnh; Đảng bộ Cảnh sát phòng cháy, chữa cháy tỉnh; Đảng bộ Quân sự tỉnh.',
      'truyền trực tuyến tới 17/21 đơn vị trực thuộc (80,95%)',
      'Căn cứ Chỉ thị số 01-CT/TW, ngày 22/3/2016 của Bộ Chính trị',
      'Căn cứ Hướng dẫn số 04-HD/BTGTW, ngày 8/4/2016 của Ban Tuyên giáo Trung ương',
      'Căn cứ Chương trình hành động số 06-CTr/TU, ngày 11/4/2016 của Tỉnh ủy Quảng Ninh thực hiện Nghị quyết',
      'Căn cứ Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị',
      'Căn cứ Kế hoạch số 30-KH/TU, ngày 16/5/2016 của Tỉnh ủy Quảng Ninh',
      'Theo số liệu báo cáo, đến hết ngày 15/9/2016, trên 85%',
    ],
  },
  {
    demo: 'of two tiers',
    realm: 'demo2',
    write: writeTwoTier,
    campaign: 'NQ14',
    unit: 'BD',
    asOf: '2026-03-31',
    earlier: '2026-03-20',
    says: ['đơn vị chậm so với thời hạn: Đảng bộ xã Phú Thịnh', 'Theo số liệu báo cáo, đến hết ngày 31/3/2026, trên '],
  },
])('the report of the demo $demo', async ({ realm, write, campaign, unit, asOf, earlier, says }) => {
  const database = await freshDatabase()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'report-demo-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeAll(async () => {
    for (const step of await write(path.join(folder, 'demo'))) {
      const { faults } = await importFrom(database, realm, step, { filesDir: path.join(folder, 'files') })
      expect(faults).toEqual([])
    }
  }, 180_000)

  const asked = (code: string, knownAt: string | null) => ({
    ...{ realm, campaign, unit: code, asOf, knownAt, now: new Date() },
    asker: { kind: 'operator' as const },
  })

  test.each([null, earlier])(
    'has the numbers of the figures as known at %s, row by row',
    { timeout: 120_000 },
    async (known) => {
      const docx = await makeReport(database, asked(unit, known), 'vi')
      const xml = (await partsOf(docx)).get('word/document.xml') ?? ''
      const figures = await figuresFor(database, asked(unit, known))
      const below = new Map<string, Figures>()
      for (const child of figures.children) below.set(child.name, await figuresFor(database, asked(child.unit, known)))
      const tables = annexTablesOf(xml)
      const rows = (table: string): string[][] => tables.get(table) ?? []
      const named = (list: readonly string[][]): [string[], Figures][] =>
        list.flatMap((row) => {
          const own = below.get(row[1] ?? '')
          return own === undefined ? [] : [[row, own] as [string[], Figures]]
        })
      expect(figures.people.expected).toBeGreaterThan(1000)

      // 02: sessions
      const modes = ({ conferences: { subtree } }: Figures): string[] =>
        [subtree.sessions, subtree.by_mode.in_person, subtree.by_mode.online, subtree.by_mode.hybrid].map(n)
      expect(rows('02').at(-1)?.slice(2, 6)).toEqual(modes(figures))
      for (const [row] of rows('02').entries()) {
        const cells = rows('02')[row] ?? []
        const own = below.get(cells[0] ?? '')
        if (own !== undefined) expect(cells.slice(2, 6)).toEqual(modes(own))
      }

      // 03: sites of each conference
      for (const one of figures.conferences.hosted.filter((row) => row.sites.length > 0)) {
        const { sum } = group(rows('03'), new RegExp(`\\(${one.session}\\)$`))
        const total = (key: 'planned' | 'connected' | 'people') => one.sites.reduce((all, site) => all + site[key], 0)
        expect([sum[3], sum[4], sum[6]]).toEqual([n(total('planned')), n(total('connected')), n(total('people'))])
      }

      // 04 and 05: people of each audience, of each unit
      let compared = 0
      for (const audience of figures.audiences) {
        const table = audience.basis === 'roster' ? '04' : '05'
        const name = rows(table).find(
          (row) => row[1] === 'Cộng' && row[audience.basis === 'roster' ? 4 : 2] === n(audience.expected),
        )
        expect(name, audience.code).toBeDefined()
        const { sum, units } = group(rows(table), new RegExp(`^${name?.[0]}$`))
        const cells = (row: string[]): (string | undefined)[] =>
          audience.basis === 'roster' ? [row[3], row[4], row[6], row[9]] : [row[3], row[2], row[4], row[5]]
        const told = (one: Figures['audiences'][number]): string[] => {
          const [expected = '', share = ''] = people(one)
          return audience.basis === 'roster'
            ? [n(one.exempt), expected, n(one.makeup), share]
            : [n(one.classes), expected, n(one.participated), share]
        }
        expect(cells(sum)).toEqual(told(audience))
        for (const [row, own] of named(units)) {
          const one = own.audiences.find((other) => other.code === audience.code)
          if (one !== undefined) expect(cells(row), row[1]).toEqual(told(one))
          compared += 1
        }
      }
      expect(compared).toBeGreaterThan(figures.children.length)

      // 06: writing; 08: publicity
      for (const one of figures.writing) {
        const title = `${labelOf(artifacts, one.artifact)}: ${labelOf(tiers, one.tier)}`
        const { sum, units } = group(rows('06'), new RegExp(`^${title}$`, 'iu'))
        expect(sum.slice(2, 5), title).toEqual([n(one.expected), n(one.received), n(one.accepted)])
        for (const [row, own] of named(units)) {
          const part = own.writing.find((other) => other.artifact === one.artifact && other.tier === one.tier)
          expect(row.slice(2, 5), `${title} ${row[1]}`).toEqual(
            [part?.expected, part?.received, part?.accepted].map((v) => n(v ?? 0)),
          )
        }
      }
      for (const one of figures.outreach) {
        const { sum, units } = group(rows('08'), new RegExp(`^${labelOf(outreachForms, one.form)}$`))
        expect(sum.slice(2)).toEqual([n(one.activities), n(one.items), n(one.attendances)])
        for (const [row, own] of named(units)) {
          const part = own.outreach.find((other) => other.form === one.form)
          expect(row.slice(2)).toEqual([part?.activities, part?.items, part?.attendances].map((v) => n(v ?? 0)))
        }
      }

      // 09: recommendations; 10: ranks and names of the units
      expect(rows('09')).toHaveLength(figures.recommendations.total)
      expect(rows('10').map((row) => [row[0], row[1]])).toEqual(
        figures.children.map((child) => [child.rank === null ? '–' : n(child.rank), child.name]),
      )

      // the text: each x/y is a pair of the figures
      const text = paragraphsOf(xml)
        .map((one) => one.text)
        .join('\n')
      const body = text.slice(0, text.indexOf('\nPHỤ LỤC'))
      for (const sentence of says) expect(body).toContain(sentence)
      const pairs = pairsIn(body)
      expect(pairs.length).toBeGreaterThan(20)
      for (const { whole, pair } of pairs) expect(pairsOf(figures), whole).toContain(pair)
      const { by_mode, ...held } = figures.conferences.subtree
      for (const value of Object.values(held)) expect(body).toContain(n(value))
      expect(number(rows('04').at(-1)?.[4])).toBe(figures.people.expected)
      expect(by_mode.in_person + by_mode.online + by_mode.hybrid).toBe(held.sessions)
    },
  )
})
