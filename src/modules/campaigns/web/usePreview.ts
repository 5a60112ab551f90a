import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { typedRules } from './audience-model.ts'
import type { AudienceDraft } from './audience-model.ts'

/** Whom the rules would take, as they are typed; the count before stays until the next is there. */
export function usePreview(realm: string, campaign: string, drafts: readonly AudienceDraft[], opensOn: string) {
  const [typed] = useDebouncedValue(JSON.stringify(typedRules(drafts)), 250)
  return useQuery<ReplyOf<'previewAudiences'>>({
    queryKey: ['previewAudiences', realm, campaign, typed, opensOn],
    queryFn: ({ signal }) =>
      call('previewAudiences', { campaign }, { realm }, { signal, body: { audiences: JSON.parse(typed) as never } }),
    placeholderData: keepPreviousData,
  })
}
