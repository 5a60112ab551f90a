import { useMemo } from 'react'
import { labelOf, levels } from '#core/choices.ts'
import { formatDate } from '#core/phrases.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn, ListFilter, RowOf } from '#web/list/list-model.ts'
import { OwnDay } from './OwnDay.tsx'
import type { StepProps } from './campaign-text.ts'

type Row = RowOf<'listUnitDeadlines'>

/** Which last day holds for each unit; a unit's own is set in its panel. */
export function UnitDues({ realm, plan, mayEdit }: StepProps) {
  const { lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).deadlines
  const nameOf = useMemo(() => new Map(plan.audiences.map(({ code, name }) => [code, name])), [plan])
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      { name: 'tree', text: say.unit, width: 3, isSorted: true, cell: ({ name }) => name },
      { name: 'level', text: say.level, cell: ({ level }) => labelOf(levels, level, lang) },
      {
        name: 'due',
        text: say.due,
        isSorted: true,
        cell: ({ due_on: due }) => (due === null ? say.noDue : formatDate(due, lang)),
      },
      {
        name: 'from',
        text: say.from,
        cell: ({ from }) => (from === null ? '' : from === 'unit' ? say.ofUnit : say.ofLevel),
      },
      {
        name: 'special',
        text: say.special,
        width: 2,
        narrow: 'hide',
        cell: ({ audiences }) =>
          audiences
            .map((one) => `${nameOf.get(one.audience) ?? one.audience}: ${formatDate(one.due_on, lang)}`)
            .join('; '),
      },
    ],
    [say, lang, nameOf],
  )
  const filters = useMemo<readonly ListFilter[]>(
    () => [
      { name: 'unit', text: say.unit, type: 'unit' },
      {
        name: 'level',
        text: say.level,
        type: 'choice',
        options: plan.levels.map((value) => ({ value, text: labelOf(levels, value, lang) })),
      },
      {
        name: 'own',
        text: say.own,
        type: 'choice',
        options: [
          { value: 'yes', text: say.yes },
          { value: 'no', text: say.no },
        ],
      },
    ],
    [say, lang, plan],
  )
  return (
    <section>
      <div className="section-line">
        <h2>{say.units}</h2>
      </div>
      <DataList
        realm={realm}
        name="unit-deadlines"
        title={say.units}
        endpoint="listUnitDeadlines"
        params={{ campaign: plan.code }}
        query={{ realm }}
        hasFile
        imports="deadlines"
        columns={columns}
        keyOf={({ unit }) => unit}
        nameOf={({ name }) => name}
        usualSort="tree"
        filters={filters}
        panel={{
          title: (key, row) => row?.name ?? key,
          body: (key) => <OwnDay realm={realm} plan={plan} unit={key} grants={mayEdit} />,
        }}
        empty={<EmptyState title={say.noUnits} />}
      />
    </section>
  )
}
