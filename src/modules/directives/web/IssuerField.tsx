import { useState } from 'react'
import { UnitPick } from '#web/form/pickers.tsx'
import { LineField } from '#web/form/PlainFields.tsx'
import type { CustomField } from '#web/form/form-props.ts'
import { useDirectiveWords } from './useDirectiveWords.ts'

type Issuer = { readonly issuer: string; readonly name: string; readonly why: string }

/** Who issued a directive: a unit of the organization, or a body outside it in words. Those recognised are proposed. */
export function IssuerField({ issuers, ...field }: CustomField & { realm: string; issuers: readonly Issuer[] }) {
  const words = useDirectiveWords().new
  const isWords = (value: string): boolean => {
    const known = issuers.find(({ issuer }) => issuer === value)
    return known !== undefined && known.name === known.issuer
  }
  const [isOutside, setIsOutside] = useState(isWords(field.value))
  const turn = (outside: boolean): void => {
    setIsOutside(outside)
    field.onType('')
  }
  const other = issuers.filter(({ issuer }) => issuer !== field.value)
  return (
    <div className="issuer-field">
      <div className="issuer-kinds">
        {([false, true] as const).map((outside) => (
          <label key={String(outside)} className="check">
            <input type="radio" name="issuer-kind" checked={isOutside === outside} onChange={() => turn(outside)} />
            {outside ? words.outside : words.inside}
          </label>
        ))}
      </div>
      {isOutside ? <LineField {...field} /> : <UnitPick {...field} />}
      {other.length > 0 && (
        <p className="issuer-offers">
          <small>{words.chooseIssuer}:</small>{' '}
          {other.slice(0, 4).map(({ issuer, name }) => (
            <button
              key={issuer}
              type="button"
              className="link"
              onClick={() => {
                setIsOutside(isWords(issuer))
                field.onType(issuer)
              }}
            >
              {name}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}
