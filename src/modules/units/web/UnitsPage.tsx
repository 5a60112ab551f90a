import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'wouter'
import { formatDate } from '#core/phrases.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { useCan } from '#web/me.ts'
import { DayPick } from './DayPick.tsx'
import { FoundUnits } from './FoundUnits.tsx'
import type { UnitOrder } from './order-model.ts'
import { OrderPanel } from './OrderPanel.tsx'
import { UnitList } from './UnitList.tsx'
import { NoUnits, UnitTree } from './UnitTree.tsx'
import { useAddressParts } from './useDay.ts'

/** How long the hand rests before the search is asked. */
const restMs = 200

/** The tree of the organization on a day, or its units as a list. */
export function UnitsPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const { parts, today, onDay } = useAddressParts(realm)
  const isList = parts.get('view') === 'list'
  const views = [
    ['', words.tree],
    ['list', words.list],
  ] as const
  return (
    <>
      <PageHead title={words.title} lead={words.lead}>
        {!isList && (
          <button type="button" className="drop-button" onClick={() => window.print()}>
            {t.print}
          </button>
        )}
        <nav className="unit-views" aria-label={words.views}>
          {views.map(([view, text]) => (
            <Link
              key={view}
              href={`${realmAddress(realm, 'units')}${view ? `?view=${view}` : ''}${onDay && (view ? onDay.replace('?', '&') : onDay)}`}
              aria-current={(view === 'list') === isList ? 'page' : undefined}
            >
              {text}
            </Link>
          ))}
        </nav>
      </PageHead>
      {isList ? <UnitList realm={realm} today={today} onDay={onDay} /> : <TreeView realm={realm} />}
    </>
  )
}

function TreeView({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const mayEdit = useCan('edit.units')
  const { parts, day, onDay, change } = useAddressParts(realm)
  const asked = parts.get('q') ?? ''
  const [typed, setTyped] = useState(asked)
  const [order, setOrder] = useState<UnitOrder | null>(null)
  const search = useDebouncedCallback((q: string) => change({ q }), restMs)
  const onMake = mayEdit ? () => setOrder({ kind: 'make', parent: null, siblings: 0 }) : null
  return (
    <>
      <div className="list-filters" role="search">
        <label className="field">
          <span>{words.search}</span>
          <input
            type="search"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              search(event.currentTarget.value.trim())
            }}
          />
        </label>
        <DayPick label={words.day} day={day} onDay={(as_of) => change({ as_of })} />
      </div>
      <p className="printed">
        {words.day}: {formatDate(day, lang)}
        {asked && ` · ${asked}`}
      </p>
      {asked ? (
        <FoundUnits realm={realm} day={day} onDay={onDay} search={asked} />
      ) : (
        <UnitTree realm={realm} day={day} onDay={onDay} empty={<NoUnits realm={realm} onMake={onMake} />} />
      )}
      <OrderPanel realm={realm} order={order} onClose={() => setOrder(null)} />
    </>
  )
}
