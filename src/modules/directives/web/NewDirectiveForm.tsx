import { canonicalNumber } from '#core/document-numbers.ts'
import { directiveTypes } from '#core/choices.ts'
import { parseDate } from '#core/dates.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { ChoiceField, LineField } from '#web/form/PlainFields.tsx'
import type { CustomField } from '#web/form/form-props.ts'
import type { OrderBody } from '#web/orders/order-model.ts'
import { directivesFile } from '../columns.ts'
import { readSymbol, termsOf } from '../rules-symbol.ts'
import { namedBy, otherBy, refOfCells } from './directive-model.ts'
import type { Proposal } from './found-model.ts'
import { IssuerField } from './IssuerField.tsx'
import type { Recognition } from './RecogniseBox.tsx'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Props = {
  realm: string
  recognition: Recognition | null
  links: readonly Proposal[]
  onSaved: (ref: string) => void
  onCancel: () => void
}

const fields = ['number', 'type', 'issued_on', 'issuer', 'title', 'term', 'secrecy', 'file']

/** The cells that a recognition fills in. */
function startOf(recognition: Recognition | null): Record<string, string> {
  const own = recognition?.own ?? null
  const day = own?.issued_on ?? ''
  const [term] = day === '' ? [] : termsOf(day)
  return {
    number: own?.number ?? '',
    type: own?.type ?? '',
    issued_on: day,
    issuer: own?.issuers[0]?.issuer ?? '',
    // numbers of the State run within a year
    term: own?.form === 'party' ? (term ?? '') : '',
    file: recognition?.path ?? '',
  }
}

/** The form of a new directive; the links accepted go into the same order. */
export function NewDirectiveForm({ realm, recognition, links, onSaved, onCancel }: Props) {
  const words = useDirectiveWords()
  const issuers = recognition?.own?.issuers ?? []
  const order = (row: { cells: Readonly<Record<string, string>>; expects?: string | null }): OrderBody => {
    const files: OrderBody['files'] = [{ file: 'directives', rows: [{ ...row, cells: { ...row.cells } }] }]
    const ref = refOfCells(row.cells, canonicalNumber(row.cells['number'] ?? ''))
    if (ref !== null && links.length > 0)
      files.push({
        file: 'directive_links',
        rows: links.map(({ ref: other, kind, hit }) => ({
          cells: { ...namedBy(ref), ...otherBy(other), kind, cited: hit.cited },
        })),
      })
    return { files }
  }
  // stands as it will be stored: 12 – kh/đu becomes 12-KH/ĐU
  const number = (field: CustomField) => (
    <LineField
      {...field}
      realm={realm}
      onLeave={() => {
        const printed = readSymbol(field.value)?.number ?? field.value
        if (printed !== field.value) field.onType(printed)
        field.onLeave()
      }}
    />
  )
  const terms = (field: CustomField) => {
    const day = parseDate((field.cells['issued_on'] ?? '').trim())
    const offers = (day === null ? [] : termsOf(day)).map((term) => ({ code: term, vi: term, en: term }))
    return <LineField {...field} realm={realm} offers={offers} />
  }
  return (
    <FactForm
      realm={realm}
      file={directivesFile}
      name="directive-new"
      object=""
      fields={fields}
      long={['title']}
      start={startOf(recognition)}
      expects={null}
      helps={{ secrecy: words.new.secretNote }}
      custom={{
        number,
        type: (field) => <ChoiceField {...field} realm={realm} options={directiveTypes} />,
        issuer: (field) => <IssuerField {...field} realm={realm} issuers={issuers} />,
        term: terms,
      }}
      submit={links.length === 0 ? words.new.save : words.new.saveWith(String(links.length))}
      said={words.saved}
      order={order}
      onSaved={(cells) => onSaved(refOfCells(cells, canonicalNumber(cells['number'] ?? '')) ?? '')}
      onCancel={onCancel}
    />
  )
}
