import { expect, test } from 'vitest'
import type { Campaign } from '#modules/campaigns/contract.ts'
import { en } from '#web/language/en.ts'
import { vi } from '#web/language/vi.ts'
import { landmarksOf } from './landmarks.ts'

const deadline = (
  due_on: string,
  level: string | null,
  audience: string | null = null,
  unit: string | null = null,
) => ({
  due_on,
  level,
  audience,
  unit,
})
const campaign: Campaign = {
  code: 'NQ12',
  title: 'Nghị quyết Đại hội XII',
  status: 'open',
  owner: { code: 'QN', name: 'Tỉnh Quảng Ninh' },
  opens_on: '2016-05-16',
  threshold: '0.98',
  topics: [],
  excluded_units: [],
  rank_min: 0,
  directives: [],
  audiences: [{ code: 'key', name: 'Cán bộ chủ chốt', basis: 'roster', order: 1, artifacts: [] }],
  deadlines: [
    deadline('2016-09-30', 'district'),
    deadline('2016-09-30', 'grassroots'),
    deadline('2016-06-30', 'province'),
    deadline('2016-08-15', 'district', 'key'),
    deadline('2016-08-20', null, null, 'CA'),
  ],
  conferences: [
    { session: 'HN1', title: '', held_on: '2016-06-10', kind: 'study' },
    { session: 'HN2', title: '', held_on: '2016-06-10', kind: 'briefing' },
  ],
  first_day: '2016-05-16',
  last_day: '2016-09-30',
  recorded: [],
}

test('the rail marks each conference day once and each deadline that holds for many', () => {
  expect(landmarksOf(campaign, vi, 'vi').map(({ text }) => text)).toEqual([
    'Hội nghị 10/6',
    'hạn tỉnh 30/6',
    'hạn cán bộ chủ chốt 15/8',
    'hạn huyện, cơ sở 30/9',
  ])
  expect(landmarksOf(campaign, en, 'en').at(-1)?.text).toBe('deadline, district, grassroots 30 Sep')
})

test('a day on which many deadlines fall only says that it is one', () => {
  const crowded = ['district', 'grassroots', 'cell'].map((level) => deadline('2016-09-30', level))
  expect(landmarksOf({ ...campaign, conferences: [], deadlines: crowded }, vi, 'vi').map(({ text }) => text)).toEqual([
    'hạn 30/9',
  ])
})
