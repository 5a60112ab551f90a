import { Link, useLocation, useSearch } from 'wouter'
import { labelOf } from '#core/choices.ts'
import { levelChoices } from '#core/labels.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Section } from '#ui/Section.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { realmAddress } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import { useCellContext } from '#web/form/useCellContext.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { ChainDrawing } from './ChainDrawing.tsx'
import { ChainTree } from './ChainTree.tsx'
import { ChooseDirective } from './ChooseDirective.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

/** Which document of each level carries out which below one directive, and how many days were lost on the way. */
export function ChainPage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useDirectiveWords()
  const [path, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const [ref, unit] = [asked.get('ref') ?? '', asked.get('unit')]
  const answer = useAnswer(
    'readChain',
    {},
    { realm, ref, ...(unit ? { unit } : {}) },
    { keep: true, enabled: ref !== '' },
  )
  const levels = useCellContext(realm)?.levels
  if (ref === '' || answer.problem)
    return (
      <ChooseDirective
        realm={realm}
        title={words.chain.title}
        lead={words.choose.chain}
        problem={answer.problem}
        onRetry={answer.retry}
      />
    )
  const chain = answer.data
  const root = chain?.nodes[0]
  if (chain === undefined || levels === undefined || root === undefined) return <Skeleton label={t.loading} />
  const to = (parts: { ref?: string; unit?: string | null }): string => {
    const query = new URLSearchParams({ ref: parts.ref ?? ref })
    const below = parts.unit === undefined ? unit : parts.unit
    if (below) query.set('unit', below)
    return `${path}?${query.toString()}`
  }
  const home = `${realmAddress(realm, 'directives')}?open=${encodeURIComponent(ref)}`
  return (
    <>
      <PageHead
        above={<Link href={home}>{`${words.back} · ${root.number}`}</Link>}
        title={words.chain.title}
        lead={words.chain.from(`${root.number} (${formatDate(root.issued_on, lang)}) · ${root.issuer_name}`)}
      >
        {chain.top.ref !== ref && (
          <Link className="button" href={to({ ref: chain.top.ref })}>
            {words.chain.fromTop(chain.top.number)}
          </Link>
        )}
        <button type="button" className="button" onClick={() => window.print()}>
          {t.kit.list.print}
        </button>
      </PageHead>
      <div className="chain-unit">
        <UnitField
          realm={realm}
          label={words.chain.toUnit}
          empty={words.chain.everyUnit}
          value={unit}
          onChoose={(code) => go(to({ unit: code }))}
        />
      </div>
      {chain.without > 0 && (
        <p>
          <Link href={`${realmAddress(realm, 'directives/receipts')}?ref=${encodeURIComponent(ref)}&state=not_issued`}>
            {words.chain.without(formatCount(chain.without, lang))}
          </Link>
        </p>
      )}
      {chain.nodes.length === 1 ? (
        <EmptyState title={words.chain.alone} text={words.chain.aloneText} />
      ) : (
        <>
          <Section title={words.chain.drawing}>
            <ChainDrawing nodes={chain.nodes} levels={levels} />
          </Section>
          <Section title={words.chain.summary}>
            <Summary levels={levels} summary={chain.levels} />
          </Section>
          <Section title={words.chain.tree}>
            <ChainTree realm={realm} nodes={chain.nodes} />
          </Section>
        </>
      )}
    </>
  )
}

function Summary({ levels, summary }: { levels: readonly string[]; summary: ReplyOf<'readChain'>['levels'] }) {
  const { lang } = useLanguage()
  const words = useDirectiveWords().chain
  const days = (n: number | null): string => (n === null ? '' : n.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB'))
  return (
    <table className="stacked">
      <thead>
        <tr>
          <th scope="col" className="text">
            {words.level}
          </th>
          <th scope="col">{words.documents}</th>
          <th scope="col">{words.median}</th>
          <th scope="col">{words.worst}</th>
          <th scope="col" className="text">
            {words.whose}
          </th>
        </tr>
      </thead>
      <tbody>
        {summary.map((row) => (
          <tr key={row.level ?? ''}>
            <th scope="row" className="text">
              {row.level === null ? words.outside : labelOf(levelChoices(levels), row.level, lang)}
            </th>
            <td data-label={words.documents}>{formatCount(row.documents, lang)}</td>
            <td data-label={words.median}>{days(row.median)}</td>
            <td data-label={words.worst}>{days(row.worst)}</td>
            <td className="text" data-label={words.whose}>
              {row.worst_name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
