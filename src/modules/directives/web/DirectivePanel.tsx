import { useState } from 'react'
import { Link } from 'wouter'
import { directiveTypes, labelOf, secrecies } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { realmAddress } from '#web/address.ts'
import { addressOf } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { directivesFile } from '../columns.ts'
import { EditDirective } from './EditDirective.tsx'
import { LinksPart } from './LinksPart.tsx'
import { RecipientsPart } from './RecipientsPart.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

/** One directive: what it is, what it cites and what cites it, whom it is addressed to, how it came to be. */
export function DirectivePanel({ realm, directive: ref }: { realm: string; directive: string }) {
  const { t } = useLanguage()
  const words = useDirectiveWords()
  const answer = useAnswer('readDirective', {}, { realm, ref })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  const said = answer.data
  if (said === undefined) return <Skeleton label={t.loading} rows={4} />
  const { issuer, type, number, issued_on } = said.directive
  const tabs = [
    { name: 'about', text: words.about, body: () => <About realm={realm} said={said} /> },
    { name: 'links', text: words.links, body: () => <LinksPart realm={realm} said={said} /> },
    { name: 'recipients', text: words.recipients, body: () => <RecipientsPart realm={realm} said={said} /> },
    {
      name: 'history',
      text: t.kit.panel.history,
      body: () => (
        <HistoryPanel
          realm={realm}
          file={directivesFile}
          column="issuer|type|number|issued_on"
          value={[issuer, type, number, issued_on].join('|')}
        />
      ),
    },
  ]
  return <Tabs label={t.kit.panel.parts} tabs={tabs} />
}

function About({ realm, said }: { realm: string; said: ReplyOf<'readDirective'> }) {
  const { lang } = useLanguage()
  const words = useDirectiveWords()
  const [isOpen, setIsOpen] = useState(false)
  const { directive, campaigns } = said
  const ref = encodeURIComponent(directive.ref)
  const facts: readonly (readonly [string, string])[] = [
    [words.type, labelOf(directiveTypes, directive.type, lang)],
    [words.issuer, directive.issuer_name],
    [words.issued, formatDate(directive.issued_on, lang)],
    [words.term, directive.term ?? ''],
    [words.secrecy, directive.secrecy === 'none' ? '' : labelOf(secrecies, directive.secrecy, lang)],
  ]
  return (
    <>
      <p className="directive-title">{directive.title}</p>
      <dl className="facts">
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        <div>
          <dt>{words.file}</dt>
          <dd>
            {directive.sha256 === null ? (
              <span className="soft">{words.noFile}</span>
            ) : (
              <a
                href={addressOf('readAttachment', { file: 'directives', sha256: directive.sha256 }, { realm })}
                download
              >
                {directive.file}
              </a>
            )}
          </dd>
        </div>
        {campaigns.length > 0 && (
          <div>
            <dt>{words.campaigns}</dt>
            <dd>
              {campaigns.map(({ code, title }) => (
                <Link
                  key={code}
                  className="directive-campaign"
                  href={realmAddress(realm, `campaigns/of/${encodeURIComponent(code)}`)}
                >
                  {title}
                </Link>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <p className="directive-ways">
        <Link className="button" href={`${realmAddress(realm, 'directives/receipts')}?ref=${ref}`}>
          {words.openReceipts}
        </Link>
        <Link className="button" href={`${realmAddress(realm, 'directives/chain')}?ref=${ref}`}>
          {words.openChain}
        </Link>
        {said.can_edit && !isOpen && (
          <button type="button" className="button" onClick={() => setIsOpen(true)}>
            {words.edit}
          </button>
        )}
      </p>
      {isOpen && <EditDirective realm={realm} directive={directive} onDone={() => setIsOpen(false)} />}
    </>
  )
}
