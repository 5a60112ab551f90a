import { cadres, kinds as memberKinds, obligations, tiers } from '#core/choices.ts'
import { DayField } from '#web/form/DayField.tsx'
import type { FieldProps } from '#web/form/fields.tsx'
import { UnitPick } from '#web/form/pickers.tsx'
import { ChoiceField, LineField } from '#web/form/PlainFields.tsx'
import type { ChangeKind, Field, Typed } from './change-model.ts'
import { usePeopleWords } from './people-words.ts'

type Props = {
  realm: string
  /** What may be chosen; none where it is fixed. */
  kinds: readonly ChangeKind[]
  typed: Typed
  faults: Partial<Record<Field, string>>
  onType: (part: Partial<Typed>) => void
}

/** The fields of a change of people. */
export function ChangeFields({ realm, kinds, typed, faults, onType }: Props) {
  const words = usePeopleWords()
  const say = words.form
  const { what } = typed
  const field = (
    name: Field,
    label: string,
    more: Partial<FieldProps> & { isNeeded?: boolean; isDay?: boolean } = {},
  ) => {
    const { isNeeded = false, isDay = false, ...rest } = more
    return {
      realm,
      column: { name, vi: label, cell: { type: isDay ? 'date' : 'text' }, ...(isNeeded ? { required: true } : {}) },
      label,
      fault: faults[name],
      value: typed[name],
      onType: (value: string) => onType({ [name]: value }),
      onLeave: () => undefined,
      ...rest,
    } as FieldProps
  }
  const choices = { cadre: cadres, tier: tiers, kind: memberKinds, exempt: obligations, end_exemption: obligations }
  return (
    <>
      {kinds.length > 0 && (
        <ChoiceField
          {...field('what', say.what, { isNeeded: true })}
          options={kinds.map((code) => ({ code, vi: words.changes[code], en: words.changes[code] }))}
          onType={(value) => onType({ what: (value || what) as ChangeKind })}
        />
      )}
      {what === 'transfer' && (
        <>
          <UnitPick {...field('unit', say.to)} />
          <LineField {...field('other', say.other, { help: say.otherHelp })} />
        </>
      )}
      {what === 'post' && <LineField {...field('value', words.position)} />}
      {what in choices && (
        <ChoiceField
          {...field(
            'value',
            what in words && what !== 'exempt' ? words[what as 'cadre' | 'tier' | 'kind'] : say.obligation,
            {
              isNeeded: true,
            },
          )}
          options={choices[what as keyof typeof choices]}
        />
      )}
      <DayField
        {...field('on', what === 'end' || what === 'end_exemption' ? say.lastDay : say.on, {
          isNeeded: true,
          isDay: true,
        })}
      />
      {what === 'exempt' && <DayField {...field('until', say.until, { isDay: true, help: say.untilHelp })} />}
      {(what === 'exempt' || what === 'transfer') && (
        <LineField {...field('decision', say.decision, { isNeeded: what === 'exempt' })} />
      )}
    </>
  )
}
