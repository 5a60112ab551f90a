import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { TextField } from '#ui/TextField.tsx'
import { accountAddress } from '#web/address.ts'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { firstUnitOf, useMe } from '#web/me.ts'
import { Refusal } from '#web/Refusal.tsx'
import { CodeShown } from './CodeShown.tsx'
import { PersonField } from './PersonField.tsx'

/** Makes one account and shows its code once. */
export function AddAccount({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = t.accounts.add
  const queries = useQueryClient()
  const own = firstUnitOf(useMe())
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [person, setPerson] = useState<string | null>(null)
  // who doesn't see the whole organization keeps an account at a unit
  const unit = chosen ?? own
  const send = useMutation({
    mutationFn: () =>
      call(
        'addAccount',
        {},
        { realm },
        {
          body: {
            user_name: name,
            ...(unit === null ? {} : { unit }),
            ...(email ? { email } : {}),
            ...(person ? { person } : {}),
          },
        },
      ),
    onSuccess: () => {
      setName('')
      setEmail('')
      setPerson(null)
      return queries.invalidateQueries({ queryKey: ['listAccounts'] })
    },
  })
  const [made, setMade] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setMade(name)
        send.mutate()
      }}
    >
      <TextField
        label={t.accounts.signIn.userName}
        value={name}
        onType={setName}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PersonField
        realm={realm}
        value={person}
        onFind={(found) => {
          setPerson(found?.person ?? null)
          if (found?.unit) setChosen(found.unit)
        }}
      />
      <UnitField
        realm={realm}
        label={t.accounts.list.unit}
        empty={t.accounts.menu.wholeRealm}
        value={unit}
        onChoose={setChosen}
      />
      <TextField label={words.email} type="email" value={email} onType={setEmail} autoComplete="off" />
      <button type="submit" className="button primary" disabled={send.isPending}>
        {words.send}
      </button>
      <Refusal
        problem={send.error}
        instead={{ conflict: words.taken, 'bad-request': words.bad, 'not-found': t.accounts.bulk.choose }}
      />
      {send.data && (
        <>
          <CodeShown realm={realm} name={made} code={send.data.code} until={send.data.expires_at} />
          <p>
            <Link href={accountAddress(realm, send.data.account)}>{words.toAccount}</Link>
          </p>
        </>
      )}
    </form>
  )
}
