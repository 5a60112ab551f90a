import { labelOf } from '#core/choices.ts'
import type { Choice } from '#core/choices.ts'
import { levelChoices } from '#core/labels.ts'
import { useLanguage } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { Below, Labelled } from './fields.tsx'
import type { FieldProps } from './fields.tsx'

type More = { isLong?: boolean; isNumber?: boolean; offers?: readonly Choice[]; placeholder?: string }

/** One line of text, or many; a number stands to the right; `offers` are proposed while one types. */
export function LineField({ isLong, isNumber, offers, placeholder, ...of }: FieldProps & More) {
  const { lang } = useLanguage()
  const { column, label, help, fault, value, isFixed } = of
  return (
    <Labelled label={label} help={help} fault={fault} isNeeded={column.required === true}>
      {(ids) =>
        isLong ? (
          <textarea
            {...ids}
            name={column.name}
            rows={Math.min(12, Math.max(3, value.split('\n').length + 1))}
            value={value}
            readOnly={isFixed}
            onChange={(event) => of.onType(event.currentTarget.value)}
            onBlur={of.onLeave}
          />
        ) : (
          <>
            <input
              {...ids}
              name={column.name}
              value={value}
              readOnly={isFixed}
              placeholder={placeholder}
              inputMode={isNumber ? 'numeric' : undefined}
              className={isNumber ? 'number-input' : undefined}
              list={offers ? `${ids.id}-offers` : undefined}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => of.onType(event.currentTarget.value)}
              onBlur={of.onLeave}
            />
            {offers && (
              <datalist id={`${ids.id}-offers`}>
                {offers.map((choice) => (
                  <option key={choice.code} value={choice[lang]} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Labelled>
  )
}

/** Choices that stand as boxes on a blank form. */
const mostTicked = 10

/** One of a few: a list that drops. */
export function ChoiceField({ options, ...of }: FieldProps & { options: readonly Choice[] }) {
  const { t, lang } = useLanguage()
  const { column, value } = of
  const fallback = typeof column.fallback === 'string' ? column.fallback : null
  const empty = fallback ? labelOf(options, fallback, lang) : `– ${t.kit.form.choose} –`
  // a form printed without an answer has boxes to tick
  const isBlank = value === '' && fallback === null && options.length <= mostTicked
  const isKnown = value === '' || options.some(({ code }) => code === value)
  return (
    <Labelled label={of.label} help={of.help} fault={of.fault} isNeeded={column.required === true}>
      {(ids) => (
        <>
          {isBlank && (
            <p className="printed blank-choices" aria-hidden="true">
              {options.map((choice) => (
                <span key={choice.code}>☐ {choice[lang]}</span>
              ))}
            </p>
          )}
          <select
            {...ids}
            className={isBlank ? 'blank' : undefined}
            name={column.name}
            value={value}
            disabled={of.isFixed}
            onChange={(event) => of.onType(event.currentTarget.value)}
            onBlur={of.onLeave}
          >
            <option value="">{empty}</option>
            {!isKnown && <option value={value}>{value}</option>}
            {options
              .filter(({ code }) => code !== fallback || value === fallback)
              .map((choice) => (
                <option key={choice.code} value={choice.code}>
                  {choice[lang]}
                </option>
              ))}
          </select>
        </>
      )}
    </Labelled>
  )
}

/** A level of the realm. */
export function LevelField(of: FieldProps) {
  const { lang } = useLanguage()
  const realms = useAnswer('listRealms', {}, {}).data?.realms
  const levels = realms?.find(({ code }) => code === of.realm)?.levels ?? []
  void lang
  return <ChoiceField {...of} options={levelChoices(levels)} />
}

/** Yes or no; left empty it means what the column says. */
export function YesNoField(of: FieldProps) {
  const { t } = useLanguage()
  const { column } = of
  const isOn = of.value === 'yes'
  if (column.fallback === false || column.fallback === undefined) {
    return (
      <div className="field check-field">
        <label className="check">
          <input
            type="checkbox"
            name={column.name}
            checked={isOn}
            disabled={of.isFixed}
            aria-describedby={of.fault ? `${column.name}-fault` : undefined}
            onChange={() => of.onType(isOn ? '' : 'yes')}
          />
          {of.label}
        </label>
        <Below id={column.name} help={of.help} fault={of.fault} />
      </div>
    )
  }
  const options = [
    { code: 'yes', vi: t.yes, en: t.yes },
    { code: 'no', vi: t.no, en: t.no },
  ]
  return <ChoiceField {...of} column={{ ...column, fallback: 'yes' }} options={options} />
}

/** Several of a few. */
export function ChoicesField({ options, ...of }: FieldProps & { options: readonly Choice[] }) {
  const { lang } = useLanguage()
  const chosen = of.value.split('|').filter(Boolean)
  const turn = (code: string): void => {
    const next = new Set(chosen)
    if (!next.delete(code)) next.add(code)
    const known = options.map((option) => option.code)
    of.onType([...known.filter((one) => next.has(one)), ...chosen.filter((one) => !known.includes(one))].join('|'))
  }
  return (
    <fieldset className="field choices" disabled={of.isFixed}>
      <legend>{of.label}</legend>
      {options.map((option) => (
        <label key={option.code} className="check">
          <input
            type="checkbox"
            name={of.column.name}
            checked={chosen.includes(option.code)}
            onChange={() => turn(option.code)}
          />
          {option[lang]}
        </label>
      ))}
      <Below id={of.column.name} help={of.help} fault={of.fault} />
    </fieldset>
  )
}

/** Levels of the realm, several of them. */
export function LevelsField(of: FieldProps) {
  const realms = useAnswer('listRealms', {}, {}).data?.realms
  const levels = realms?.find(({ code }) => code === of.realm)?.levels ?? []
  return <ChoicesField {...of} options={levelChoices(levels)} />
}

/** A list of words or codes: one a line. */
export function WordsField(of: FieldProps) {
  const { t } = useLanguage()
  return (
    <LineField
      {...of}
      isLong
      help={[of.help, t.kit.form.lines].filter(Boolean).join(' · ')}
      value={of.value.replaceAll('|', '\n')}
      onType={(text) => of.onType(text.replaceAll('\n', '|'))}
    />
  )
}
