import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { figuresFor } from '#modules/figures/answers.ts'
import { needed, text } from '../command.ts'
import type { Command } from '../command.ts'
import { askedDate, positionOf, refusingNotFound, viewOptions } from '../view-options.ts'
import { realmMeant, requireRealm } from '../realms.ts'

export const command: Command = {
  name: 'figures',
  summary: { vi: 'In mọi số liệu của một đơn vị (JSON)', en: 'Print all figures of a unit (JSON)' },
  usage: '--campaign C --unit U --as-of D [--known-at K]',
  options: viewOptions,
  arguments: [0, 0],
  details: {
    vi: 'Số liệu đến hết ngày D, như đã ghi nhận đến lúc K (mặc định: bây giờ). K là thời điểm, hoặc một ngày: khi đó là cuối ngày ấy.',
    en: 'Figures up to day D inclusive, as known at K (now unless given). K is an instant, or a date, which means its end.',
  },
  run: async (cx) => {
    const campaign = needed(cx, 'campaign')
    const unit = needed(cx, 'unit')
    const asOf = askedDate(needed(cx, 'as-of'))
    const { database } = await cx.openStore()
    const realm = await realmMeant(database, text(cx, 'realm'))
    await requireRealm(database, realm)
    await refreshFigures(database, realm)
    const asked = {
      realm,
      campaign,
      unit,
      asOf,
      knownAt: text(cx, 'known-at') ?? null,
      position: positionOf(cx),
      now: new Date(),
      asker: { kind: 'operator' as const },
    }
    const figures = await refusingNotFound(cx, realm, () => figuresFor(database, asked))
    cx.out(JSON.stringify(figures, null, 2))
  },
}
