import { useMemo } from 'react'
import { Link } from 'wouter'
import { conveningStatuses, labelOf } from '#core/choices.ts'
import { formatCount } from '#core/phrases.ts'
import { dayText, sessionAddress, timeText } from '#modules/sessions/web/session-text.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import type { ReplyOf } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { BulkAction, ListColumn, RowOf } from '#web/list/list-model.ts'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useZone } from '#web/useZone.ts'

type Row = RowOf<'listConvened'>

/** People convened by name; their answers are put in for many at once. */
export function ConvenedList({ realm, of }: { realm: string; of: ReplyOf<'readSession'> }) {
  const { lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).convening
  const zone = useZone(realm)
  const order = useOrder(realm)
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      {
        name: 'name',
        text: say.columns.name,
        width: 2.2,
        isSorted: true,
        cell: (row) => (
          <>
            {row.full_name || row.person}
            {row.clashes.length > 0 && (
              <small className="mark late">
                ! {say.clashWith}{' '}
                {row.clashes.map(({ code, title, starts_at: at }) => (
                  <span key={`${code ?? ''} ${at}`}>
                    {code === null ? say.elsewhere : <Link href={sessionAddress(realm, code)}>{title || code}</Link>}{' '}
                    {timeText(at, zone)} {dayText(at, zone, lang)}
                  </span>
                ))}
              </small>
            )}
          </>
        ),
      },
      { name: 'unit', text: say.columns.unit, width: 2, isSorted: true, cell: ({ unit }) => unit.name || unit.code },
      { name: 'post', text: say.columns.post, width: 1.6, cell: ({ post }) => post },
      {
        name: 'seat',
        text: say.columns.seat,
        width: 0.6,
        align: 'right',
        isSorted: true,
        narrow: 'hide',
        cell: ({ order: seat }) => (seat === null ? '' : formatCount(seat, lang)),
      },
      {
        name: 'status',
        text: say.columns.status,
        width: 1.2,
        cell: ({ status }) => labelOf(conveningStatuses, status, lang),
      },
      { name: 'note', text: say.columns.note, width: 1.6, cell: ({ note }) => note },
    ],
    [say, realm, zone, lang],
  )
  const write = (cells: Readonly<Record<string, string>>, said: (n: string) => string): BulkAction<Row>['run'] => {
    return async (rows) => {
      const own = rows.map((row) => ({
        cells: { session: of.code, unit: row.unit.code, person: row.person, ...cells },
      }))
      await order.send(orderOf('convening', own), { said: said(formatCount(rows.length, lang)) })
    }
  }
  const actions: readonly BulkAction<Row>[] = [
    { name: 'confirm', text: say.confirm, run: write({ status: 'confirmed' }, say.changed) },
    { name: 'decline', text: say.decline, run: write({ status: 'declined' }, say.changed) },
    { name: 'invite', text: say.invite, run: write({ status: 'invited' }, say.changed) },
    {
      name: 'remove',
      text: say.remove,
      isDanger: true,
      ask: (count) => say.removeAsk(formatCount(count, lang)),
      run: write({ retracted: 'yes' }, say.removed),
    },
  ]
  return (
    <DataList
      realm={realm}
      name="convened"
      title={say.people}
      endpoint="listConvened"
      params={{ session: of.code }}
      query={{ realm }}
      hasFile
      imports="convening"
      columns={columns}
      keyOf={({ person, unit }) => `${unit.code}\n${person}`}
      nameOf={(row) => row.full_name || row.person}
      usualSort="name"
      filters={[
        { name: 'unit', text: say.columns.unit, type: 'unit' },
        {
          name: 'status',
          text: say.columns.status,
          type: 'choice',
          options: conveningStatuses.map((one) => ({ value: one.code, text: one[lang] })),
        },
        {
          name: 'clash',
          text: say.onlyClash,
          type: 'choice',
          options: [{ value: 'yes', text: say.onlyClash }],
        },
      ]}
      actions={of.may.convene ? actions : []}
      empty={<EmptyState title={say.nobodyYet} text={say.nobodyText} />}
    />
  )
}
