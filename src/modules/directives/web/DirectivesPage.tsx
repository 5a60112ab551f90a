import { useMemo } from 'react'
import { Link } from 'wouter'
import { directiveTypes, labelOf, secrecies } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn, RowOf } from '#web/list/list-model.ts'
import { useCan } from '#web/me.ts'
import { useToday } from '#web/useToday.ts'
import { DirectivePanel } from './DirectivePanel.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Row = RowOf<'listDirectives'>

function useColumns(): readonly ListColumn<Row>[] {
  const { lang } = useLanguage()
  const words = useDirectiveWords()
  return useMemo(
    () => [
      { name: 'number', text: words.number, width: 1.3, isSorted: true, cell: (row) => row.number },
      {
        name: 'issued',
        text: words.issued,
        width: 1,
        narrow: 'column',
        isSorted: true,
        cell: (row) => formatDate(row.issued_on, lang),
      },
      { name: 'type', text: words.type, width: 1.1, cell: (row) => labelOf(directiveTypes, row.type, lang) },
      { name: 'title', text: words.name, width: 3, isSorted: true, cell: (row) => row.title },
      { name: 'issuer', text: words.issuer, width: 1.7, narrow: 'hide', cell: (row) => row.issuer_name },
      {
        name: 'reached',
        text: words.reached,
        width: 0.8,
        align: 'right',
        narrow: 'hide',
        cell: (row) =>
          row.addressed === 0 && row.received === 0
            ? ''
            : row.addressed === 0
              ? formatCount(row.received, lang)
              : words.reachedOf(formatCount(row.received, lang), formatCount(row.addressed, lang)),
      },
    ],
    [words, lang],
  )
}

/** The register of directives; one opens to its links, recipients and history. */
export function DirectivesPage({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useDirectiveWords()
  const columns = useColumns()
  const today = useToday(realm)
  const mayEdit = useCan('edit.directives')
  const add = (
    <Link className="button primary" href={realmAddress(realm, 'directives/new')}>
      {words.add}
    </Link>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        {mayEdit && add}
      </PageHead>
      <DataList
        realm={realm}
        name="directives"
        title={words.title}
        endpoint="listDirectives"
        params={{}}
        query={{ realm }}
        hasFile
        imports="directives"
        columns={columns}
        keyOf={(row) => row.ref}
        nameOf={(row) => row.number}
        filters={[
          {
            name: 'type',
            text: words.type,
            type: 'choice',
            options: directiveTypes.map((type) => ({ value: type.code, text: type[lang] })),
          },
          { name: 'issuer', text: words.issuer, type: 'unit' },
          { name: 'term', text: words.term, type: 'text' },
          {
            name: 'secrecy',
            text: words.secrecy,
            type: 'choice',
            options: secrecies.map((one) => ({ value: one.code, text: one[lang] })),
          },
          {
            name: 'year',
            text: words.year,
            type: 'choice',
            options: Array.from({ length: 15 }, (_, i) => String(Number(today.slice(0, 4)) - i)).map((year) => ({
              value: year,
              text: year,
            })),
          },
        ]}
        panel={{
          title: (key, row) => (row ? `${row.number} · ${formatDate(row.issued_on, lang)}` : (key.split('@')[0] ?? '')),
          body: (key) => <DirectivePanel key={key} realm={realm} directive={key} />,
        }}
        empty={
          <EmptyState title={words.empty} text={words.emptyText}>
            {mayEdit && (
              <>
                {add}
                <Link className="button" href={`${realmAddress(realm, 'imports')}?files=directives`}>
                  {words.toImport}
                </Link>
              </>
            )}
          </EmptyState>
        }
      />
    </>
  )
}
