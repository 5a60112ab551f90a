import { useAddressParts } from '#modules/units/web/useDay.ts'
import { useAnswer } from '#web/useAnswer.ts'

export const belows = ['children', 'senders', 'all', 'self'] as const
export type Below = (typeof belows)[number]

/** What the address asks of the pages of statements: campaign, audience, unit, day. */
export function useStatementsAddress(realm: string) {
  const { parts, day, change } = useAddressParts(realm)
  const answer = useAnswer('listCampaigns', {}, { realm })
  const all = answer.data?.campaigns ?? []
  const campaign = all.find(({ code }) => code === parts.get('campaign')) ?? all[0] ?? null
  const audience = campaign?.audiences.find(({ code }) => code === parts.get('audience'))?.code ?? null
  const below = belows.find((one) => one === parts.get('below')) ?? 'children'
  return {
    campaign,
    all,
    isLoading: answer.data === undefined && answer.problem === null,
    problem: answer.problem,
    retry: answer.retry,
    audience,
    unit: parts.get('unit'),
    below,
    /** Nothing was chosen yet: what is shown may be the unit itself, where it has none below it. */
    isUsual: parts.get('below') === null,
    day,
    view: parts.get('view') ?? '',
    change,
  }
}
export type StatementsAddress = ReturnType<typeof useStatementsAddress>
export type StatementsCampaign = NonNullable<StatementsAddress['campaign']>
