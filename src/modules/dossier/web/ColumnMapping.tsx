import { formatCount } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { importsEn } from '#web/language/imports-en.ts'
import { importsVi } from '#web/language/imports-vi.ts'
import { columnLabel } from '#web/form/column-labels.ts'
import { FactField } from '#web/form/FactField.tsx'
import { dataRows, keyOf, letterOf, slotsOf } from './import-model.ts'
import type { Meaning, Meanings, Preview, Slot } from './import-model.ts'
import { fileText } from './order-words.ts'

type Props = {
  realm: string
  preview: Preview
  meanings: Meanings
  makeCodes: boolean
  onMean: (key: string, meaning: Meaning) => void
  onMakeCodes: (on: boolean) => void
}

/** For every column that the rows may fill: which column of the sheet it is, or one value for all rows. */
export function ColumnMapping({ realm, preview, meanings, makeCodes, onMean, onMakeCodes }: Props) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const slots = slotsOf(preview.files, makeCodes)
  // those that the sheet has stand first, and stay there while they are changed
  const usual = new Set([...preview.columns, ...preview.constants].map(({ file, column }) => keyOf(file, column)))
  const line = (slot: Slot) => (
    <Line
      key={slot.key}
      realm={realm}
      preview={preview}
      slot={slot}
      meaning={meanings[slot.key] ?? null}
      onMean={(meaning) => onMean(slot.key, meaning)}
    />
  )
  return (
    <section aria-label={words.mapping} className="mapping">
      <h2>{words.mapping}</h2>
      <p className="soft">{preview.remembered ? words.remembered : words.guessed}</p>
      {preview.files.includes('people') && (
        <label className="mapping-codes">
          <input type="checkbox" checked={makeCodes} onChange={(event) => onMakeCodes(event.currentTarget.checked)} />
          <span>
            {words.makeCodes}
            {makeCodes && <small className="soft">{words.makeCodesHelp}</small>}
          </span>
        </label>
      )}
      {preview.files.map((file) => {
        const own = slots.filter((slot) => slot.file.name === file)
        const isFirst = (slot: Slot): boolean => slot.isNeeded || usual.has(slot.key)
        const rest = own.filter((slot) => !isFirst(slot))
        return (
          <fieldset key={file}>
            <legend>{fileText(file, lang)}</legend>
            {own.filter(isFirst).map(line)}
            {rest.length > 0 && (
              <details>
                <summary>{words.others(formatCount(rest.length, lang))}</summary>
                {rest.map(line)}
              </details>
            )}
          </fieldset>
        )
      })}
    </section>
  )
}

type LineProps = {
  realm: string
  preview: Preview
  slot: Slot
  meaning: Meaning
  onMean: (meaning: Meaning) => void
}

function Line({ realm, preview, slot, meaning, onMean }: LineProps) {
  const { lang } = useLanguage()
  const words = useWords({ vi: importsVi, en: importsEn })
  const { column, file, isNeeded } = slot
  const label = columnLabel(file.name, column, lang)
  const value = meaning === null ? '' : 'at' in meaning ? String(meaning.at) : 'same'
  const at = meaning !== null && 'at' in meaning ? meaning.at : null
  const example = at === null ? '' : (dataRows(preview).find(({ cells }) => cells[at]?.trim())?.cells[at] ?? '')
  return (
    <div className="mapping-line">
      <label className="field">
        <span>
          {label}
          {isNeeded && <small className="needed"> ({words.needed})</small>}
        </span>
        <select
          value={value}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            onMean(chosen === '' ? null : chosen === 'same' ? { constant: '' } : { at: Number(chosen) })
          }}
        >
          <option value="">{words.mean.none}</option>
          {preview.header.map((heading, i) => (
            <option key={i} value={i}>
              {words.mean.column(letterOf(i), heading.slice(0, 60))}
            </option>
          ))}
          <option value="same">{words.mean.constant}</option>
        </select>
      </label>
      {meaning !== null && 'constant' in meaning ? (
        <FactField
          realm={realm}
          column={column}
          label={words.constantOf(label)}
          value={meaning.constant}
          onType={(constant) => onMean({ constant })}
          onLeave={() => undefined}
        />
      ) : (
        <p className="soft mapping-example">{example === '' ? '' : words.example(example.slice(0, 60))}</p>
      )}
    </div>
  )
}
