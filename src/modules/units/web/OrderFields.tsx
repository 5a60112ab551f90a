import { sectors } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { DayField } from '#web/form/DayField.tsx'
import type { FieldProps } from '#web/form/fields.tsx'
import { UnitPick } from '#web/form/pickers.tsx'
import { ChoiceField, LevelField, LineField } from '#web/form/PlainFields.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { unitsEn } from '#web/language/units-en.ts'
import { unitsVi } from '#web/language/units-vi.ts'
import { CloseContents } from './CloseContents.tsx'
import { sheetRows } from './order-model.ts'
import type { Field, Typed, UnitOrder } from './order-model.ts'

type Props = {
  realm: string
  order: UnitOrder
  typed: Typed
  faults: Partial<Record<Field, string>>
  onType: (part: Partial<Typed>) => void
}

/** The fields of an order about units. */
export function OrderFields({ realm, order, typed, faults, onType }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: unitsVi, en: unitsEn })
  const { kind } = order
  const say = words.form
  const field = (name: keyof Typed, label: string, isNeeded = true): FieldProps => ({
    realm,
    column: {
      name,
      vi: label,
      cell: { type: name === 'day' ? 'date' : 'text' },
      ...(isNeeded ? { required: true } : {}),
    },
    label,
    fault: name in faults ? faults[name as Field] : undefined,
    value: String(typed[name]),
    onType: (value: string) => onType({ [name]: value }),
    onLeave: () => undefined,
  })
  const isNamed = kind === 'make' || kind === 'rename'
  const mayBeWhole = isNamed || kind === 'renames'
  const other = { move: say.parent, moves: say.parent, merge: say.into }[kind as 'move']
  if (kind === 'withdraw') {
    const shown = (day: string | null, open: string): string => (day === null ? open : formatDate(day, lang))
    return <p>{say.withdrawHelp(shown(order.from, words.one.ever), shown(order.to, words.one.now))}</p>
  }
  return (
    <>
      {kind === 'moves' && (
        <p>
          <b>{say.units(formatCount(order.units.length, lang))}</b>{' '}
          <span className="soft">
            {order.units
              .slice(0, 8)
              .map(({ name }) => name)
              .join(', ')}
            {order.units.length > 8 ? ', …' : ''}
          </span>
        </p>
      )}
      {kind === 'merge' && <p className="soft">{say.mergeHelp}</p>}
      {kind === 'close' && <p className="soft">{say.closeHelp}</p>}
      {isNamed && <LineField {...field('name', kind === 'make' ? say.name : say.newName)} />}
      {kind === 'make' && <LineField {...field('code', say.code)} help={say.codeHelp} />}
      {isNamed && <LevelField {...field('level', say.level)} />}
      {isNamed && (
        <ChoiceField
          {...field('sector', say.sector, false)}
          column={{ name: 'sector', vi: say.sector, fallback: 'local', cell: { type: 'text' } }}
          options={sectors}
        />
      )}
      {kind === 'renames' && (
        <LineField
          {...field('sheet', say.sheet)}
          isLong
          help={`${say.sheetHelp} ${say.units(formatCount(sheetRows(typed.sheet).rows.length, lang))}`}
        />
      )}
      {other && kind !== 'close' && <UnitPick {...field('other', other)} />}
      {!(mayBeWhole && typed.isWhole) && (
        <DayField {...field('day', kind === 'close' ? say.closeDay : say.day)} help={say.dayHelp} />
      )}
      {kind === 'close' && (
        <>
          <CloseContents realm={realm} unit={order.unit.code} day={typed.day}>
            {(has) => (
              <>
                {has.people && <UnitPick {...field('peopleTo', say.peopleTo, false)} />}
                {has.units && <UnitPick {...field('unitsTo', say.unitsTo, false)} />}
              </>
            )}
          </CloseContents>
          <UnitPick {...field('other', say.successor, false)} />
        </>
      )}
      {mayBeWhole && (
        <label className="check">
          <input type="checkbox" checked={typed.isWhole} onChange={() => onType({ isWhole: !typed.isWhole })} />
          {kind === 'make' ? say.ever : say.since}
        </label>
      )}
    </>
  )
}
