import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { attendanceStatuses } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, RowOf } from '#web/list/list-model.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { RosterPapers } from './RosterPapers.tsx'

type Row = RowOf<'listRoster'>

type Props = { realm: string; of: { readonly code: string; readonly may: { readonly mark: boolean } } }

/** The roster after a session: who was there, who was excused, who was not. */
export function RosterPart({ realm, of }: Props) {
  const { lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).roster
  const order = useOrder(realm)
  const { send } = order
  const [problem, setProblem] = useState<unknown>(null)
  const [address] = useSearchParams()
  const unit = address.get('unit')
  const mayMark = of.may.mark
  const columns = useMemo<readonly ListColumn<Row>[]>(() => {
    const mark = (row: Row, status: string): void => {
      const name = row.full_name || row.person
      const cells = { session: of.code, person: row.person, status, retracted: 'no' }
      const said = say.mark(name, attendanceStatuses.find(({ code }) => code === status)?.[lang] ?? '')
      setProblem(null)
      send(orderOf('attendance', [{ cells }]), { said }).catch(setProblem)
    }
    return [
      {
        name: 'name',
        text: say.columns.name,
        width: 2,
        isSorted: true,
        cell: (row) => (
          <>
            {row.full_name || row.person}
            {row.post && <small>{row.post}</small>}
          </>
        ),
      },
      { name: 'unit', text: say.columns.unit, width: 1.6, isSorted: true, cell: ({ unit }) => unit.name || unit.code },
      {
        name: 'status',
        text: say.columns.status,
        width: 3,
        cell: (row) =>
          mayMark ? (
            <span className="roster-marks" role="group" aria-label={row.full_name || row.person}>
              {attendanceStatuses.map((one) => (
                <button
                  key={one.code}
                  type="button"
                  className="roster-mark"
                  aria-pressed={row.status === one.code}
                  aria-label={say.mark(row.full_name || row.person, one[lang])}
                  onClick={() => mark(row, one.code)}
                >
                  {one[lang]}
                </button>
              ))}
            </span>
          ) : (
            (attendanceStatuses.find(({ code }) => code === row.status)?.[lang] ?? '')
          ),
      },
    ]
  }, [say, lang, mayMark, of.code, send])
  const markAll = (status: string): BulkAction<Row>['run'] => {
    return async (rows) => {
      const cells = rows.map(({ person }) => ({ cells: { session: of.code, person, status, retracted: 'no' } }))
      await order.send(orderOf('attendance', cells), { said: say.marked(formatCount(rows.length, lang)) })
    }
  }
  return (
    <>
      <p className="soft">{say.lead}</p>
      <RosterPapers realm={realm} session={of.code} unit={unit} />
      <Faults problem={problem} />
      <DataList
        realm={realm}
        name="roster"
        title={say.title}
        endpoint="listRoster"
        params={{ session: of.code }}
        query={{ realm }}
        hasFile
        imports="attendance"
        columns={columns}
        keyOf={({ person }) => person}
        nameOf={(row) => row.full_name || row.person}
        usualSort="name"
        filters={[
          { name: 'unit', text: say.unit, type: 'unit' },
          {
            name: 'status',
            text: say.status,
            type: 'choice',
            options: [
              { value: 'unmarked', text: say.unmarked },
              ...attendanceStatuses.map((one) => ({ value: one.code, text: one[lang] })),
            ],
          },
        ]}
        actions={
          mayMark ? attendanceStatuses.map((one) => ({ name: one.code, text: one[lang], run: markAll(one.code) })) : []
        }
        empty={<EmptyState title={say.none} text={say.noneText} />}
      />
    </>
  )
}
