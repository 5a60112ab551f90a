import { useAnswer } from '#web/useAnswer.ts'
import type { FieldProps } from './fields.tsx'
import { ChoiceField } from './PlainFields.tsx'

/** Chooses a campaign of the realm. */
export function CampaignPick(of: FieldProps) {
  const rows = useAnswer('listCampaigns', {}, { realm: of.realm }).data?.campaigns ?? []
  return <ChoiceField {...of} options={rows.map(({ code, title }) => ({ code, vi: title, en: title }))} />
}
