import { expect, test } from 'vitest'
import type { Campaign } from '#modules/campaigns/contract.ts'
import { en } from '#web/language/en.ts'
import { vi } from '#web/language/vi.ts'
import { showCell } from './record-cells.ts'

const campaign = { audiences: [{ code: 'mass', name: 'Đoàn viên, hội viên' }] } as unknown as Campaign
const timeZone = 'Asia/Ho_Chi_Minh'

test.each([
  ['sessions', 'mode', 'hybrid', 'Trực tiếp kết hợp trực tuyến', 'Hybrid'],
  ['sites', 'mode', 'broadcast', 'Truyền hình trực tiếp', 'Broadcast'],
  ['deliverables', 'kind', 'plan', 'Kế hoạch', 'Plan'],
  ['statements', 'scope', 'subtree', 'Cả cấp dưới', 'With units below'],
  ['statements', 'audience', 'mass', 'Đoàn viên, hội viên', 'Đoàn viên, hội viên'],
  ['statements', 'date', '2016-09-05', '5/9/2016', '5 Sep 2016'],
  ['statements', 'recorded_at', '2016-09-05T01:00:00.000Z', '5/9/2016 08:00', '5 September 2016, 08:00'],
  ['statements', 'expected', 41280, '41.280', '41,280'],
  ['sessions', 'makeup', true, 'có', 'yes'],
  ['units', 'state', 'late', 'quá hạn', 'late'],
  ['outreach', 'title', 'Loa 12/5', 'Loa 12/5', 'Loa 12/5'],
  ['outreach', 'link', null, '', ''],
] as const)('in records of %s the column %s shows %s as %s', (kind, name, value, inVietnamese, inEnglish) => {
  expect(showCell({ kind, name, value }, { t: vi, lang: 'vi', timeZone, campaign })).toBe(inVietnamese)
  expect(showCell({ kind, name, value }, { t: en, lang: 'en', timeZone, campaign })).toBe(inEnglish)
})
