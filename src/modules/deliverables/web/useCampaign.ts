import { useAddressParts } from '#modules/units/web/useDay.ts'
import { useAnswer } from '#web/useAnswer.ts'

/** The campaign of a page: the one in the address, else the newest; null when there is none. */
export function useCampaign(realm: string) {
  const { parts, change } = useAddressParts(realm)
  const answer = useAnswer('listCampaigns', {}, { realm })
  const all = answer.data?.campaigns ?? []
  const asked = parts.get('campaign')
  const campaign = all.find(({ code }) => code === asked) ?? all[0] ?? null
  return {
    campaign,
    all,
    isLoading: answer.data === undefined && answer.problem === null,
    problem: answer.problem,
    retry: answer.retry,
    choose: (code: string) => change({ campaign: code, open: null }),
  }
}
