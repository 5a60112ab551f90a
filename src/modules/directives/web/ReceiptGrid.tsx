import { useMemo, useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { FactGrid } from '#web/grid/FactGrid.tsx'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { directiveReceiptsFile } from '../columns.ts'
import { namedBy } from './directive-model.ts'
import { useDirectiveWords } from './useDirectiveWords.ts'

const fields = ['received_on', 'own_number', 'own_issued_on', 'note']
const most = 500

/** Receipts of many units by keyboard: day received, own document, in one order. */
export function ReceiptGrid({ realm, directive: ref }: { realm: string; directive: string }) {
  const { t, lang } = useLanguage()
  const words = useDirectiveWords().receipts
  const [unit, setUnit] = useState<string | null>(null)
  const answer = useAnswer('listReceipts', {}, { realm, ref, limit: most, ...(unit ? { unit } : {}) })
  const rows = useMemo(
    () =>
      (answer.data?.rows ?? [])
        .filter(({ can_edit: may }) => may)
        .map((row) => ({
          key: row.unit,
          label: row.unit_name,
          cells: {
            ...namedBy(ref),
            unit: row.unit,
            received_on: row.received_on ?? '',
            // what a link says already needs no entering
            own_number: row.own_from === 'receipt' ? (row.own_number ?? '') : '',
            own_issued_on: row.own_from === 'receipt' ? (row.own_issued_on ?? '') : '',
            note: row.note ?? '',
          },
          expects: row.recorded_at,
        })),
    [answer.data, ref],
  )
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  const total = answer.data?.total ?? 0
  return (
    <>
      <div className="chain-unit">
        <UnitField realm={realm} label={words.unit} value={unit} onChoose={setUnit} />
      </div>
      {answer.data === undefined ? (
        <Skeleton label={t.loading} rows={5} />
      ) : rows.length === 0 ? (
        <EmptyState title={words.noneToEnter} text={words.emptyText} />
      ) : (
        <FactGrid
          realm={realm}
          file={directiveReceiptsFile}
          object={ref}
          label={words.gridLabel}
          rowText={words.unit}
          fields={fields}
          rows={rows}
          said={words.said}
        >
          {total > most && <p className="soft">{words.first(formatCount(most, lang))}</p>}
        </FactGrid>
      )}
    </>
  )
}
