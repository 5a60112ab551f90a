import { Link } from 'wouter'
import { directiveLinkKinds, directiveTypes, labelOf } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import type { Proposal } from './found-model.ts'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Props = {
  realm: string
  proposals: readonly Proposal[]
  /** Refs that are linked already. */
  linked?: readonly string[]
  onChange: (proposals: readonly Proposal[]) => void
}

/** The documents that a text cites, each with the words around it, to be accepted one by one or all. */
export function FoundLinks({ realm, proposals, linked = [], onChange }: Props) {
  const words = useDirectiveWords().found
  if (proposals.length === 0) return <p className="soft">{words.none}</p>
  const change = (at: number, part: Partial<Proposal>): void =>
    onChange(proposals.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const free = (one: Proposal): boolean => one.ref !== '' && !linked.includes(one.ref)
  const all = proposals.filter(free)
  return (
    <>
      {all.length > 1 && (
        <label className="check found-all">
          <input
            type="checkbox"
            checked={all.every(({ isChosen }) => isChosen)}
            onChange={(event) => {
              const isChosen = event.currentTarget.checked
              onChange(proposals.map((one) => (free(one) ? { ...one, isChosen } : one)))
            }}
          />
          {words.all}
        </label>
      )}
      <ul className="found-links">
        {proposals.map((one, at) => (
          <FoundLink
            key={`${one.hit.number} ${one.hit.issued_on}`}
            realm={realm}
            proposal={one}
            isLinked={linked.includes(one.ref)}
            onChange={(part) => change(at, part)}
          />
        ))}
      </ul>
    </>
  )
}

type OneProps = {
  realm: string
  proposal: Proposal
  isLinked: boolean
  onChange: (part: Partial<Proposal>) => void
}

function FoundLink({ realm, proposal, isLinked, onChange }: OneProps) {
  const { lang } = useLanguage()
  const words = useDirectiveWords().found
  const { hit, isChosen, kind, ref } = proposal
  const type = hit.type === null ? '' : labelOf(directiveTypes, hit.type, lang)
  const name = [type, hit.number, hit.issued_on === null ? '' : formatDate(hit.issued_on, lang)]
    .filter(Boolean)
    .join(' · ')
  const meant = hit.known ?? hit.candidates.find((one) => one.ref === ref)
  return (
    <li>
      {ref === '' || isLinked ? (
        <p>
          <strong>{name}</strong>
        </p>
      ) : (
        <label className="check">
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={words.accept(hit.number)}
            onChange={() => onChange({ isChosen: !isChosen })}
          />
          <strong>{name}</strong>
        </label>
      )}
      <p className="soft">{meant ? `${meant.issuer_name}: ${meant.title}` : null}</p>
      <blockquote>
        <Cited cited={hit.cited} written={hit.written} />
      </blockquote>
      <p className="found-ways">
        <small>{hit.cue === null ? words.byForm : words.because(hit.cue)}</small>
        {isLinked && <small>{words.linkedAlready}</small>}
        {hit.candidates.length > 0 && (
          <select
            aria-label={`${words.many}: ${hit.number}`}
            value={ref}
            onChange={(event) =>
              onChange({ ref: event.currentTarget.value, isChosen: event.currentTarget.value !== '' })
            }
          >
            <option value="">– {words.many} –</option>
            {hit.candidates.map((one) => (
              <option key={one.ref} value={one.ref}>
                {`${formatDate(one.ref.split('@')[1] ?? '', lang)} · ${one.issuer_name} · ${one.title}`}
              </option>
            ))}
          </select>
        )}
        {ref === '' && hit.candidates.length === 0 ? (
          <>
            <small>{words.unknown}</small>
            <Link href={`${realmAddress(realm, 'directives/new')}?text=${encodeURIComponent(hit.number)}`}>
              {words.addIt}
            </Link>
          </>
        ) : (
          !isLinked && (
            <select
              aria-label={words.kindOf(hit.number)}
              value={kind}
              onChange={(event) => onChange({ kind: event.currentTarget.value })}
            >
              {directiveLinkKinds.map((one) => (
                <option key={one.code} value={one.code}>
                  {one[lang]}
                </option>
              ))}
            </select>
          )
        )}
      </p>
    </li>
  )
}

/** The words around a number, with the number marked. */
function Cited({ cited, written }: { cited: string; written: string }) {
  const at = cited.indexOf(written)
  if (at < 0) return <>{cited}</>
  return (
    <>
      {cited.slice(0, at)}
      <mark>{written}</mark>
      {cited.slice(at + written.length)}
    </>
  )
}
