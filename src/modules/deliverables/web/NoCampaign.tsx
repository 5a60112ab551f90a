import { Link } from 'wouter'
import { EmptyState } from '#ui/EmptyState.tsx'
import { realmAddress } from '#web/address.ts'
import { useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { useCan } from '#web/me.ts'

/** Nothing to hand anything in to: whoever plans campaigns begins one. */
export function NoCampaign({ realm }: { realm: string }) {
  const words = useWords({ vi: papersVi, en: papersEn })
  const mayPlan = useCan('edit.campaigns')
  return (
    <EmptyState title={words.noCampaign} text={words.noCampaignText}>
      {mayPlan && (
        <Link className="button primary" href={`${realmAddress(realm, 'campaigns')}/new`}>
          {words.noCampaignWay}
        </Link>
      )}
    </EmptyState>
  )
}
