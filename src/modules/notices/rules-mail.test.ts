import { expect, test } from 'vitest'
import { digest } from './rules-mail.ts'
import type { Told } from './rules-mail.ts'

const one: Told = {
  campaign: 'C1',
  campaign_title: 'Học tập <Nghị quyết> & chương trình',
  unit: 'X1',
  unit_name: 'Đảng ủy xã "Một"',
  what: 'plan',
  rule: 'after-3-above',
  due_on: '2026-03-12',
  outstanding: 1,
  own: false,
}
const of = { home: 'https://qt.test/r/tinh', today: '2026-03-14', lang: 'vi' } as const
const many = (n: number, more: Partial<Told> = {}): Told[] =>
  Array.from({ length: n }, (_, i) => ({ ...one, unit: `X${i}`, unit_name: `Xã ${i}`, ...more }))

test('ten units are told one by one, more of them as a number for each thing', () => {
  expect(digest({ ...of, told: many(10) }).text).toContain('- Xã 9 – Kế hoạch: chưa nộp, hạn 12/3/2026, chậm 2 ngày')
  const told = [...many(200), ...many(1, { what: 'report', due_on: '2026-03-20' })]
  const { text, html, subject } = digest({ ...of, told })
  expect(subject).toBe('Quán Triệt: 201 việc cần xem')
  expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
    '- Kế hoạch: 200 đơn vị, hạn 12/3/2026, chậm 2 ngày',
    '- Báo cáo: 1 đơn vị, hạn 20/3/2026',
  ])
  expect(html).toContain('href="https://qt.test/r/tinh/overdue?campaign=C1&amp;what=plan"')
})

test('the campaign is told once when there is one, and at each line when there are several', () => {
  const { text } = digest({ ...of, told: many(3) })
  expect(text.split('Học tập <Nghị quyết>')).toHaveLength(2)
  const two = digest({ ...of, told: [...many(1), { ...one, campaign: 'C2', campaign_title: 'Đợt hai' }] }).text
  expect(two).toContain('chậm 2 ngày (Đợt hai)')
})

test('what was decided on more time is said, and names cannot become markup', () => {
  const told: Told[] = [{ ...one, rule: 'decided-granted-2026-03-01', due_on: '2026-04-01', own: true }]
  const { text, html } = digest({ ...of, told })
  expect(text).toContain('- Đảng ủy xã "Một" – Kế hoạch: đồng ý, đến 1/4/2026')
  expect(html).toContain('Đảng ủy xã &quot;Một&quot;')
  expect(html).toContain('Học tập &lt;Nghị quyết&gt; &amp; chương trình')
  expect(html).not.toContain('<Nghị')
})
