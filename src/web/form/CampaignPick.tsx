import { useAnswer } from '#web/useAnswer.ts'
import type { FieldProps } from './fields.tsx'
import { ChoiceField } from './PlainFields.tsx'

const useCampaigns = (realm: string) => useAnswer('listCampaigns', {}, { realm }).data?.campaigns ?? []

/** Chooses a campaign of the realm. */
export function CampaignPick(of: FieldProps) {
  const rows = useCampaigns(of.realm)
  return <ChoiceField {...of} options={rows.map(({ code, title }) => ({ code, vi: title, en: title }))} />
}

/** A campaign by its title; its code until that is known. */
export const useCampaignLabel = (realm: string, campaign: string): string =>
  useCampaigns(realm).find(({ code }) => code === campaign)?.title ?? campaign
