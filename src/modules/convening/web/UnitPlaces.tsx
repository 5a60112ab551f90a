import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { FillNames } from './FillNames.tsx'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { SidePanel } from '#ui/SidePanel.tsx'
import { TextField } from '#ui/TextField.tsx'
import type { ReplyOf } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { orderOf } from '#web/orders/order-model.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { FactGrid } from '#web/grid/FactGrid.tsx'
import { conveningFile } from '../columns.ts'

type Unit = ReplyOf<'readConvening'>['units'][number]
type Props = { realm: string; of: ReplyOf<'readSession'>; units: readonly Unit[] }

/** Places by unit and how far they are filled; the host changes them, a unit fills in its names. */
export function UnitPlaces({ realm, of, units }: Props) {
  const { t, lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).convening
  const [filling, setFilling] = useState<string | null>(null)
  const [isEditing, setIsEditing] = useState(false)
  const n = (count: number): string => formatCount(count, lang)
  const placed = units.filter(({ places }) => places !== null)
  const isHost = of.own && of.may.edit
  const open = placed.find(({ unit }) => unit.code === filling)
  if (placed.length === 0 && !isHost) return null
  return (
    <section>
      <h2 className="ruled">{say.units}</h2>
      {placed.length > 0 && !isEditing && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th className="text">{say.unit}</th>
                <th>{say.places}</th>
                <th>{say.filled}</th>
                <th>{say.left}</th>
                <th>
                  <span className="hidden">{say.fill}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {placed.map(({ unit, places, names, may }) => (
                <tr key={unit.code}>
                  <th className="text" scope="row">
                    {unit.name || unit.code}
                  </th>
                  <td>{n(places ?? 0)}</td>
                  <td>{n(names)}</td>
                  <td>{n(Math.max(0, (places ?? 0) - names))}</td>
                  <td>
                    {may && (
                      <button
                        type="button"
                        className="link"
                        aria-label={say.fillOf(unit.name || unit.code)}
                        onClick={() => setFilling(unit.code)}
                      >
                        {say.fill}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isHost && isEditing && (
        <FactGrid
          realm={realm}
          file={conveningFile}
          object={`${of.code} places`}
          label={say.units}
          rowText={say.unit}
          fields={['places']}
          rows={placed.map(({ unit, places, recorded_at: at }) => ({
            key: unit.code,
            label: unit.name || unit.code,
            cells: { session: of.code, unit: unit.code, person: '', places: String(places ?? '') },
            ...(at === null ? {} : { expects: at }),
          }))}
          said={say.savedPlaces}
          onSaved={() => setIsEditing(false)}
        />
      )}
      {isHost && (
        <>
          {placed.length > 0 && (
            <p className="ways">
              <button type="button" className="button" onClick={() => setIsEditing(!isEditing)}>
                {isEditing ? t.kit.panel.close : say.editPlaces}
              </button>
            </p>
          )}
          <AddPlaces realm={realm} session={of.code} />
        </>
      )}
      <SidePanel
        isOpen={open !== undefined}
        title={open ? say.fillOf(open.unit.name || open.unit.code) : ''}
        closeLabel={t.kit.panel.close}
        onClose={() => setFilling(null)}
      >
        {open && <FillNames realm={realm} of={of} unit={open} />}
      </SidePanel>
    </section>
  )
}

/** Gives a further unit places. */
function AddPlaces({ realm, session }: { realm: string; session: string }) {
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).convening
  const order = useOrder(realm)
  const [unit, setUnit] = useState<string | null>(null)
  const [places, setPlaces] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const add = async (): Promise<void> => {
    if (unit === null) return
    setProblem(null)
    try {
      const row = { cells: { session, unit, person: '', places: places.trim() } }
      await order.send(orderOf('convening', [row]), { said: say.savedPlaces })
      setUnit(null)
      setPlaces('')
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <details className="plan-paste">
      <summary>{say.addPlaces}</summary>
      <div className="plan-row">
        <UnitField realm={realm} label={say.unit} value={unit} onChoose={setUnit} />
        <TextField label={say.places} value={places} inputMode="numeric" className="plan-number" onType={setPlaces} />
        <p className="ways">
          <button
            type="button"
            className="button"
            disabled={unit === null || !/^\d{1,6}$/u.test(places.trim()) || order.isBusy}
            onClick={() => void add()}
          >
            {say.addPlaces}
          </button>
        </p>
      </div>
      <Faults problem={problem} />
    </details>
  )
}
