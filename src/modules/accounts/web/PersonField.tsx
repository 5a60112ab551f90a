import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { TextField } from '#ui/TextField.tsx'
import { accountAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { refusalOf } from '#web/Refusal.tsx'
import { unitText } from './unit-text.ts'

type Found = ReplyOf<'findAccountPerson'>
type Props = { realm: string; value: string | null; onFind: (found: Found | null) => void }

/** The person an account is for, by code: looked up before it is taken. Somebody who has an account is not taken. */
export function PersonField({ realm, value, onFind }: Props) {
  const { t } = useLanguage()
  const words = t.accounts.add
  const [typed, setTyped] = useState('')
  const find = useMutation({
    mutationFn: () => call('findAccountPerson', {}, { realm, person: typed.trim() }),
    onSuccess: (found) => onFind(found.account === null ? found : null),
    onError: () => onFind(null),
  })
  const { reset } = find
  const [taken, setTaken] = useState<string | null>(null)
  useEffect(() => {
    // the account was made: the field is for the next one
    if (taken !== null && value === null) {
      setTyped('')
      reset()
    }
    setTaken(value)
  }, [value, taken, reset])
  const found = find.data
  return (
    <>
      <TextField
        label={words.person}
        help={words.personHelp}
        fault={find.error ? refusalOf(find.error, t, { 'not-found': words.noPerson }) : undefined}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onType={(text) => {
          setTyped(text)
          reset()
          onFind(null)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '' || value !== null) return
          event.preventDefault() // finds first; Enter again makes the account
          find.mutate()
        }}
      />
      {typed.trim() !== '' && !found && (
        <p>
          <button type="button" className="button" disabled={find.isPending} onClick={() => find.mutate()}>
            {words.find}
          </button>
        </p>
      )}
      {found && (
        <p className="soft" role="status">
          {found.full_name === null ? found.person : `${found.full_name} (${found.person})`}
          {' · '}
          {unitText(found, '')}
          {found.account !== null && (
            <>
              {' · '}
              {words.hasAccount} <Link href={accountAddress(realm, found.account)}>{words.openAccount}</Link>
            </>
          )}
        </p>
      )}
    </>
  )
}
