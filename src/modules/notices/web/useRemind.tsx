import { formatCount } from '#core/phrases.ts'
import { tell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import type { RowOf } from '#web/list/list-model.ts'
import { Toast } from '#web/orders/Toast.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'

/** Most rows that one request takes. */
const most = 5_000
const rests = ['already', 'settled', 'unkept'] as const

/** Reminds of rows and says exactly what came of it. */
export function useRemind(realm: string) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).overdue
  const { refresh } = useOrder(realm)
  return async (campaign: string, rows: readonly Pick<RowOf<'listOverdue'>, 'unit' | 'what'>[]): Promise<void> => {
    const sum = { reminded: 0, officers: 0, already: 0, settled: 0, unkept: 0 }
    for (let at = 0; at < rows.length; at += most) {
      const some = rows.slice(at, at + most).map(({ unit, what }) => ({ unit, what }))
      const done = await call('remindUnits', { campaign }, { realm }, { body: { rows: some } })
      for (const name of ['reminded', 'officers', ...rests] as const) sum[name] += done[name]
    }
    const said = [
      words.remindSaid(formatCount(sum.reminded, lang), formatCount(sum.officers, lang)),
      ...rests.flatMap((name) => (sum[name] > 0 ? [words.remindRest[name](formatCount(sum[name], lang))] : [])),
    ]
    tell(<Toast text={said.join(' ')} />)
    await refresh()
  }
}
