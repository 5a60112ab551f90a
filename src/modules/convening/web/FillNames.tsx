import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { formatCount } from '#core/phrases.ts'
import { dayIn } from '#core/zones.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextField } from '#ui/TextField.tsx'
import type { ReplyOf } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'

type Props = { realm: string; of: ReplyOf<'readSession'>; unit: ReplyOf<'readConvening'>['units'][number] }

/** Fills a unit's places: finds its people of the session's audience by name and puts them in, one by one. */
export function FillNames({ realm, of, unit }: Props) {
  const { t, lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).convening
  const zone = useZone(realm)
  const order = useOrder(realm)
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 250)
  const [problem, setProblem] = useState<unknown>(null)
  const only = of.audiences.length === 1 ? of.audiences[0] : undefined
  const found = useAnswer(
    'readNames',
    { campaign: of.campaign },
    {
      realm,
      unit: unit.unit.code,
      as_of: dayIn(zone, new Date(of.starts_at)),
      figure: 'expected',
      limit: 100,
      ...(only === undefined ? {} : { audience: only }),
      ...(search === '' ? {} : { search }),
    },
    { keep: true },
  )
  const listed = useAnswer('listConvened', { session: of.code }, { realm, unit: unit.unit.code, limit: 500 })
  const there = new Set((listed.data?.rows ?? []).map(({ person }) => person))
  const free = (found.data?.rows ?? []).filter(({ person }) => !there.has(person))
  const left = (unit.places ?? 0) - unit.names
  const put = async (person: string, name: string): Promise<void> => {
    setProblem(null)
    try {
      const row = { cells: { session: of.code, unit: unit.unit.code, person, status: 'invited', retracted: 'no' } }
      await order.send(orderOf('convening', [row]), { said: say.added(name) })
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <>
      <dl className="session-numbers">
        <div>
          <dt>{say.places}</dt>
          <dd>{formatCount(unit.places ?? 0, lang)}</dd>
        </div>
        <div>
          <dt>{say.left}</dt>
          <dd>{formatCount(Math.max(0, left), lang)}</dd>
        </div>
      </dl>
      {left <= 0 && <p className="mark done">{say.full}</p>}
      <TextField label={say.find} help={say.findHelp} value={typed} type="search" onType={setTyped} />
      <Faults problem={problem ?? found.problem} />
      {found.data === undefined && !found.problem && <Skeleton label={t.loading} rows={3} />}
      {found.data && (
        <p className="soft" aria-live="polite">
          {say.found(formatCount(free.length, lang))}
        </p>
      )}
      <ul className="plain-list">
        {free.slice(0, 100).map(({ person, full_name: name, unit_name: at, position }) => (
          <li key={person} className="fill-row">
            <span>
              {name || person}
              <small>{[position, at].filter(Boolean).join(' · ')}</small>
            </span>
            <button
              type="button"
              className="button"
              aria-label={say.putName(name || person)}
              disabled={order.isBusy}
              onClick={() => void put(person, name || person)}
            >
              {say.put}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
