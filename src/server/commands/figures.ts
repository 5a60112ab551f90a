import { figuresFor } from '#modules/figures/answers.ts'
import type { Command } from '../command.ts'
import { askedView, refusingNotFound, viewOptions } from '../view-options.ts'

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
    const { database, asked } = await askedView(cx)
    const figures = await refusingNotFound(cx, asked.realm, () => figuresFor(database, asked))
    cx.out(JSON.stringify(figures, null, 2))
  },
}
