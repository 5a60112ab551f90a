import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { directiveLinkKinds, labelOf } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import type { ChainNode } from '../contract.ts'
import { useDirectiveWords } from './useDirectiveWords.ts'

/** Documents below one another that are shown before one asks for more. */
const shownFirst = 40

/** The chain in words: each document under the one it carries out. */
export function ChainTree({ realm, nodes }: { realm: string; nodes: readonly ChainNode[] }) {
  const children = useMemo(() => Map.groupBy(nodes, ({ parent }) => parent), [nodes])
  return <Level realm={realm} of={children.get(null) ?? []} children_={children} />
}

type Props = {
  realm: string
  of: readonly ChainNode[]
  children_: ReadonlyMap<string | null, readonly ChainNode[]>
}

function Level({ realm, of, children_ }: Props) {
  const { lang } = useLanguage()
  const words = useDirectiveWords().chain
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? of : of.slice(0, shownFirst)
  return (
    <ul className="chain-tree">
      {shown.map((node) => (
        <li key={node.id}>
          <Document realm={realm} node={node} />
          {children_.has(node.id) && <Level realm={realm} of={children_.get(node.id) ?? []} children_={children_} />}
        </li>
      ))}
      {shown.length < of.length && (
        <li>
          <button type="button" className="link" onClick={() => setIsWhole(true)}>
            {words.more(formatCount(of.length - shown.length, lang))}
          </button>
        </li>
      )}
    </ul>
  )
}

function Document({ realm, node }: { realm: string; node: ChainNode }) {
  const { lang } = useLanguage()
  const words = useDirectiveWords().chain
  const n = (days: number): string => formatCount(days, lang)
  const lost = [
    node.days === null ? null : words.days(n(node.days)),
    node.days_to_receive === null ? null : words.receive(n(node.days_to_receive)),
    node.days_to_issue === null || node.days_to_issue < 0 ? null : words.issue(n(node.days_to_issue)),
  ].filter((one) => one !== null)
  const [first, ...rest] = lost
  return (
    <>
      <p>
        {node.kind !== null && <span className="link-kind">{labelOf(directiveLinkKinds, node.kind, lang)}</span>}{' '}
        {node.ref === null ? (
          <strong>{node.number}</strong>
        ) : (
          <Link href={`${realmAddress(realm, 'directives')}?open=${encodeURIComponent(node.ref)}`}>{node.number}</Link>
        )}{' '}
        ({formatDate(node.issued_on, lang)}) · {node.issuer_name}
        {node.ref === null && <small> · {words.unregistered}</small>}
        {first !== undefined && (
          <>
            {' '}
            · <strong>{first}</strong>
            {rest.length > 0 && ` (${rest.join(', ')})`}
          </>
        )}
      </p>
      {node.title && <p className="soft">{node.title}</p>}
    </>
  )
}
