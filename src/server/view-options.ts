import { parseDate } from '#core/dates.ts'
import { Problem } from '#core/problem.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import type { ViewAsked } from '#modules/figures/answers-view.ts'
import type { Database } from '#platform/database.ts'
import { Refusal, UsageFault, needed, text } from './command.ts'
import type { CommandContext, Option } from './command.ts'
import { realmMeant, requireRealm } from './realms.ts'

/** Options with which a view of the past is asked. */
export const viewOptions: readonly Option[] = [
  { name: 'campaign', type: 'string', value: 'C', help: { vi: 'Mã đợt sinh hoạt', en: 'Code of the campaign' } },
  { name: 'unit', type: 'string', value: 'U', help: { vi: 'Mã đơn vị', en: 'Code of the unit' } },
  {
    name: 'as-of',
    type: 'string',
    value: 'D',
    help: { vi: 'Số liệu đến hết ngày (yyyy-MM-dd hoặc dd/MM/yyyy)', en: 'Up to this day inclusive (yyyy-MM-dd)' },
  },
  {
    name: 'known-at',
    type: 'string',
    value: 'K',
    help: { vi: 'Như đã ghi nhận đến lúc này; mặc định bây giờ', en: 'As known at this instant; now unless given' },
  },
  {
    name: 'position',
    type: 'string',
    value: 'N',
    help: { vi: 'Bỏ qua mọi bản ghi lưu sau vị trí này', en: 'Leave out versions stored after this position' },
  },
]

/** A civil date as typed, canonical. */
function askedDate(typed: string): string {
  const date = parseDate(typed.trim())
  if (date !== null) return date
  throw new UsageFault({
    vi: `“${typed}” không phải là ngày: viết như 2016-09-15.`,
    en: `“${typed}” is no date: write it like 2016-09-15.`,
  })
}

function positionOf(cx: CommandContext): number | null {
  const typed = text(cx, 'position')
  if (typed === undefined) return null
  if (/^\d{1,15}$/.test(typed)) return Number(typed)
  throw new UsageFault({
    vi: `--position ${typed}: cần một số nguyên.`,
    en: `--position ${typed}: a whole number is needed.`,
  })
}

/** Runs a read and turns `not-found` and a bad instant into sentences for the operator. */
export async function refusingNotFound<T>(cx: CommandContext, realm: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'bad-request' && error.issues[0]?.path === 'known_at')
      throw new UsageFault({
        vi: `“${text(cx, 'known-at')}” không phải là thời điểm: viết như 2016-09-15T23:59:59+07:00 hoặc 2016-09-15.`,
        en: `“${text(cx, 'known-at')}” is no instant: write it like 2016-09-15T23:59:59+07:00 or 2016-09-15.`,
      })
    if (error.code !== 'not-found') throw error
    const asked = { campaign: text(cx, 'campaign') ?? '', unit: text(cx, 'unit') ?? '' }
    if (error.detail === 'campaign')
      throw new Refusal({
        vi: `Trong “${realm}” không có đợt “${asked.campaign}” (vào lúc được hỏi).`,
        en: `There is no campaign “${asked.campaign}” in “${realm}” (at the instant asked).`,
      })
    throw new Refusal({
      vi: `Trong “${realm}” không có đơn vị “${asked.unit}”.`,
      en: `There is no unit “${asked.unit}” in “${realm}”.`,
    })
  }
}

/** What a view's options ask for, as the operator: the store opened, the realm there, its figures up to date. */
export async function askedView(cx: CommandContext): Promise<{ database: Database; asked: ViewAsked }> {
  const campaign = needed(cx, 'campaign')
  const unit = needed(cx, 'unit')
  const asOf = askedDate(needed(cx, 'as-of'))
  const position = positionOf(cx)
  const { database } = await cx.openStore()
  const realm = await realmMeant(database, text(cx, 'realm'))
  await requireRealm(database, realm)
  await refreshFigures(database, realm)
  const knownAt = text(cx, 'known-at') ?? null
  const asked = {
    realm,
    campaign,
    unit,
    asOf,
    knownAt,
    position,
    now: new Date(),
    asker: { kind: 'operator' as const },
  }
  return { database, asked }
}
