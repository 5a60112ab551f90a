import { useMemo, useState } from 'react'
import { faultAlone } from '#core/fault-sentences.ts'
import { dayIn } from '#core/zones.ts'
import type { Changes, GridColumn } from '#ui/grid/grid-model.ts'
import { ApiProblem } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { GridForm } from '#web/grid/GridForm.tsx'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { agendaOrder, agendaRows, agendaTime } from './agenda-model.ts'
import { Faults } from './Faults.tsx'
import { timeText } from './session-text.ts'
import { speakerNames } from './speaker-names.ts'

/** Rows to write in behind the last point. */
const emptyRows = 6

/** The agenda as a sheet; whoever may not edit reads it as a table. */
export function AgendaPart({ realm, of }: { realm: string; of: ReplyOf<'readSession'> }) {
  const { lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).agenda
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const zone = useZone(realm)
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const [faults, setFaults] = useState<Readonly<Record<string, Readonly<Record<string, string>>>>>({})
  const day = dayIn(zone, new Date(of.starts_at))
  const register = useAnswer('listSpeakers', {}, { realm, limit: 500 }, { enabled: of.may.edit }).data
  const names = useMemo(
    () => speakerNames((register?.rows ?? []).map(({ code, full_name: name }) => ({ code, name }))),
    [register],
  )
  const isWhole = register !== undefined && register.total <= register.rows.length
  const rows = useMemo(
    () => agendaRows(of.agenda, { day, zone, labelOf: names.labelOf }, emptyRows),
    [of.agenda, day, zone, names],
  )
  const shown = useMemo(
    () => rows.map((row) => ({ key: String(row.order), label: say.item(String(row.order)), cells: row.cells })),
    [rows, say],
  )
  const columns = useMemo<readonly GridColumn[]>(() => {
    const time = (typed: string): string | null => (agendaTime(typed, day, zone) === null ? words.plan.badTime : null)
    const needed = (title: string, row: Readonly<Record<string, string>>): string | null =>
      title.trim() === '' && ['from', 'to', 'speaker', 'topic'].some((name) => (row[name] ?? '').trim() !== '')
        ? faultAlone({ code: 'required', file: 'agenda', row: 2, column: 'title', value: '' }, lang)
        : null
    return [
      { name: 'from', text: say.from, width: 76, check: time },
      { name: 'to', text: say.to, width: 76, check: time },
      { name: 'title', text: say.what, width: 360, check: needed },
      {
        name: 'speaker',
        text: say.speaker,
        width: 190,
        suggest: names.labels,
        clean: (typed) => names.meant(typed) ?? typed.trim(),
        check: (typed) => (isWhole && names.meant(typed) === null ? say.noSpeaker : null),
      },
      { name: 'topic', text: say.topic, width: 110, suggest: of.topics },
    ]
  }, [say, words, day, zone, lang, names, isWhole, of.topics])
  const save = async (changes: Changes): Promise<boolean> => {
    const sent = agendaOrder(of.code, rows, changes, { day, zone, codeOf: names.codeOf })
    if (sent.length === 0) return true
    setProblem(null)
    setFaults({})
    try {
      await order.send(orderOf('agenda', sent), { said: say.saved })
      return true
    } catch (error) {
      setProblem(error)
      if (error instanceof ApiProblem)
        setFaults(
          Object.fromEntries(
            error.faults.flatMap((fault) => {
              const key = sent[fault.row - 2]?.cells['order']
              const name = { starts_at: 'from', ends_at: 'to' }[fault.column] ?? fault.column
              return key === undefined ? [] : [[key, { [name]: faultAlone(fault, lang) }]]
            }),
          ),
        )
      return false
    }
  }
  if (!of.may.edit)
    return of.agenda.length === 0 ? (
      <p className="soft">{say.none}</p>
    ) : (
      <table className="agenda-read">
        <tbody>
          {of.agenda.map((point) => (
            <tr key={point.order}>
              <td className="text">
                {[point.starts_at, point.ends_at].flatMap((at) => (at === null ? [] : [timeText(at, zone)])).join('–')}
              </td>
              <td className="text">{point.title}</td>
              <td className="text">{point.topic}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  return (
    <>
      <p className="soft">{say.help}</p>
      <GridForm
        realm={realm}
        name="grid-agenda"
        object={of.code}
        label={say.label}
        rowText={say.row}
        rowWidth={84}
        columns={columns}
        rows={shown}
        faults={faults}
        isBusy={order.isBusy}
        onSave={save}
      >
        <Faults problem={problem} />
      </GridForm>
    </>
  )
}
