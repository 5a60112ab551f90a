import { Link } from 'wouter'
import { Section } from '#ui/Section.tsx'
import { boardAddress } from '#web/address.ts'
import { useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { useAnswer } from '#web/useAnswer.ts'

type Props = {
  realm: string
  unit: string
  /** Units above it that are shown. */
  above: readonly string[]
  /** Whether the whole way up is shown, so that a campaign owned elsewhere is none of this unit's. */
  isWhole: boolean
}

const mostBoards = 8

/** The unit's boards, of the newest campaigns that reach it. */
export function UnitBoards({ realm, unit, above, isWhole }: Props) {
  const words = useWords({ vi: unitsVi, en: unitsEn }).one
  const answer = useAnswer('listCampaigns', {}, { realm })
  const owners = new Set([...above, unit])
  const campaigns = (answer.data?.campaigns ?? [])
    .filter(({ owner }) => !isWhole || owners.has(owner.code))
    .toSorted((a, b) => b.opens_on.localeCompare(a.opens_on))
    .slice(0, mostBoards)
  return (
    <Section title={words.boards}>
      {answer.data && campaigns.length === 0 && <p className="soft">{words.noBoards}</p>}
      <ul className="unit-children">
        {campaigns.map(({ code, title }) => (
          <li key={code}>
            <Link href={boardAddress({ realm, campaign: code, unit, asOf: null, knownAt: null, position: null })}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
