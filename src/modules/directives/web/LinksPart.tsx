import { useState } from 'react'
import { Link } from 'wouter'
import { directiveLinkKinds, labelOf } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { LinkRow } from '../contract.ts'
import { AddLink } from './AddLink.tsx'
import { namedBy, otherBy } from './directive-model.ts'
import { LinksFromText } from './LinksFromText.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Said = ReplyOf<'readDirective'>

/** What a directive cites and what cites it; links are found in its text, added by hand, withdrawn. */
export function LinksPart({ realm, said }: { realm: string; said: Said }) {
  const words = useDirectiveWords().link
  const order = useOrder(realm)
  const [way, setWay] = useState<'text' | 'hand' | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const { ref } = said.directive
  const withdraw = async (link: LinkRow): Promise<void> => {
    setProblem(null)
    const other = link.ref ?? `${link.number}@${link.issued_on}@${link.issuer}`
    const cells = { ...namedBy(ref), ...otherBy(other), kind: link.kind, retracted: 'yes' }
    try {
      await order.send(
        orderOf('directive_links', [{ cells, ...(link.recorded_at ? { expects: link.recorded_at } : {}) }]),
        {
          said: words.withdrawn,
        },
      )
    } catch (error) {
      setProblem(error)
    }
  }
  const mayWithdraw = said.can_edit && !order.isBusy
  return (
    <>
      <h3 className="ruled">{words.cites}</h3>
      {said.cites.length === 0 && <p className="soft">{words.noCites}</p>}
      <LinkList
        realm={realm}
        links={said.cites}
        {...(mayWithdraw ? { onWithdraw: (link) => void withdraw(link) } : {})}
      />
      <Refusal problem={problem} />
      {said.can_edit && way === null && (
        <p className="directive-ways">
          <button type="button" className="button" onClick={() => setWay('text')}>
            {words.fromText}
          </button>
          <button type="button" className="button" onClick={() => setWay('hand')}>
            {words.byHand}
          </button>
        </p>
      )}
      {way === 'text' && <LinksFromText realm={realm} said={said} onDone={() => setWay(null)} />}
      {way === 'hand' && <AddLink realm={realm} directive={ref} onDone={() => setWay(null)} />}
      <h3 className="ruled">{words.citedBy}</h3>
      {said.cited_by.length === 0 && <p className="soft">{words.noCitedBy}</p>}
      <LinkList realm={realm} links={said.cited_by} />
    </>
  )
}

type ListProps = { realm: string; links: readonly LinkRow[]; onWithdraw?: (link: LinkRow) => void }

function LinkList({ realm, links, onWithdraw }: ListProps) {
  const { lang } = useLanguage()
  const words = useDirectiveWords().link
  return (
    <ul className="directive-links">
      {links.map((link) => {
        const name = `${link.number} (${formatDate(link.issued_on, lang)})`
        return (
          <li key={`${link.kind} ${link.number} ${link.issued_on} ${link.issuer}`}>
            <p>
              <span className="link-kind">{labelOf(directiveLinkKinds, link.kind, lang)}</span>{' '}
              {link.ref === null ? (
                name
              ) : (
                <Link href={`${realmAddress(realm, 'directives')}?open=${encodeURIComponent(link.ref)}`}>{name}</Link>
              )}
              {link.is_ground && <small> ({words.ground})</small>}
              {onWithdraw && !link.is_ground && (
                <>
                  {' '}
                  <button
                    type="button"
                    className="link"
                    aria-label={words.withdrawOf(link.number)}
                    onClick={() => onWithdraw(link)}
                  >
                    {words.withdraw}
                  </button>
                </>
              )}
            </p>
            <p className="soft">{[link.issuer, link.title].filter(Boolean).join(': ')}</p>
            {link.cited && <blockquote>{link.cited}</blockquote>}
          </li>
        )
      })}
    </ul>
  )
}
