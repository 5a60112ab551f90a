import { labelOf, statementScopes } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { PanelTabs } from '#web/history/PanelTabs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { statementsEn } from '#web/language/statements-en.ts'
import { statementsVi } from '#web/language/statements-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { headcountsFile, statementReviewsFile } from '../columns.ts'
import type { Row } from './grid-rows.ts'
import { ReviewStatement } from './ReviewStatement.tsx'
import { StateMark } from './StateMark.tsx'

type Props = { realm: string; campaign: string; day: string; statement: string }

function useStatement({ realm, campaign, day, statement }: Props) {
  const [unit = '', audience = ''] = statement.split('/')
  return useAnswer('listStatements', { campaign }, { realm, unit, audience, below: 'self', as_of: day })
}

/** Whose statement it is, by names, also where its row is not among those in sight. */
export function StatementTitle({ row, ...of }: Props & { row: Row | undefined }) {
  const [found = row] = useStatement(of).data?.rows ?? []
  return <>{found ? `${found.unit_name}: ${found.audience_name}` : ''}</>
}

/** One statement: its numbers beside the last ones, its review, its versions. */
export function StatementPanel({ realm, campaign, day, statement }: Props) {
  const { t } = useLanguage()
  const answer = useStatement({ realm, campaign, day, statement })
  const [unit = '', audience = ''] = statement.split('/')
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={4} />
  const [row] = answer.data.rows
  if (row === undefined) return <p className="soft">{t.kit.list.none}</p>
  const keys = { column: 'campaign|audience|unit', value: `${campaign}|${audience}|${unit}` }
  return (
    <PanelTabs
      realm={realm}
      about={() => <About realm={realm} campaign={campaign} row={row} />}
      history={[
        { file: headcountsFile, ...keys },
        { file: statementReviewsFile, ...keys },
      ]}
    />
  )
}

function About({ realm, campaign, row }: { realm: string; campaign: string; row: Row }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: statementsVi, en: statementsEn })
  const { stated, before } = row
  const number = (n: number | undefined): string => (n === undefined ? words.none : formatCount(n, lang))
  return (
    <>
      <p>
        <StateMark state={row.state} />
      </p>
      {row.returned_for !== null && <blockquote>{row.returned_for}</blockquote>}
      {stated === null && <p className="soft">{words.sentNothing}</p>}
      <table className="statement-table">
        <thead>
          <tr>
            <th scope="col">{row.audience_name}</th>
            <th scope="col" className="counted">
              {stated === null ? words.none : formatDate(stated.date, lang)}
            </th>
            <th scope="col" className="counted">
              {before === null ? words.before : formatDate(before.date, lang)}
            </th>
          </tr>
        </thead>
        <tbody>
          {(['expected', 'participated', 'makeup', 'classes'] as const).map((field) => (
            <tr key={field}>
              <th scope="row">{words[field]}</th>
              <td className="counted">{number(stated?.[field])}</td>
              <td className="counted">{number(before?.[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {stated !== null && (
        <p className="soft">
          {words.scope}: {labelOf(statementScopes, stated.scope, lang)}
        </p>
      )}
      {stated?.reason && (
        <p>
          {words.reason}: {stated.reason}
        </p>
      )}
      {row.can_review && row.state !== 'accepted' && <ReviewStatement realm={realm} campaign={campaign} row={row} />}
      {!row.can_review && stated !== null && <p className="soft">{words.onlyAbove}</p>}
    </>
  )
}
