import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { mayGive, roles } from '#core/policy.ts'
import type { Role } from '#core/policy.ts'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { DateField } from '#web/form/DateField.tsx'
import { useLanguage } from '#web/language.tsx'
import { firstUnitOf, useMe } from '#web/me.ts'
import { Refusal } from '#web/Refusal.tsx'

type Props = { realm: string; account: ReplyOf<'readAccount'> }

/** Gives a role at a unit from a day to a day. Only roles that the asker may give are offered. */
export function GiveRole({ realm, account }: Props) {
  const { t, lang } = useLanguage()
  const words = t.accounts.roles
  const queries = useQueryClient()
  const me = useMe()
  const own = me?.roles.map(({ role }) => role) ?? []
  const givesAny = me?.kind !== 'account' || own.includes('administrator')
  const offered = roles.filter(({ code }) => givesAny || mayGive(own, code))
  const [role, setRole] = useState<Role>('member')
  const [chosen, setChosen] = useState<string | null>(account.unit)
  const [only, setOnly] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const unit = chosen ?? firstUnitOf(me)
  const send = useMutation({
    mutationFn: () =>
      call(
        'giveRole',
        { account: account.account },
        { realm },
        {
          body: {
            role,
            ...(unit === null ? {} : { unit }),
            ...(only ? { only } : {}),
            ...(from ? { valid_from: from } : {}),
            ...(to ? { valid_to: to } : {}),
          },
        },
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['readAccount'] }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <div className="filters">
        <label className="field">
          <span>{words.role}</span>
          <select value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
            {offered.map((one) => (
              <option key={one.code} value={one.code}>
                {one[lang]}
              </option>
            ))}
          </select>
        </label>
        <UnitField realm={realm} label={words.unit} empty={words.whole} value={unit} onChoose={setChosen} />
        <DateField label={words.from} value={from} onDay={setFrom} />
        <DateField label={words.to} value={to} onDay={setTo} />
        <TextField label={words.only} help={words.onlyHelp} value={only} onType={setOnly} autoComplete="off" />
      </div>
      <button type="submit" className="button primary" disabled={send.isPending}>
        {words.give}
      </button>
      <Refusal
        problem={send.error}
        instead={{
          forbidden: t.accounts.one.forbidden,
          conflict: words.has,
          'bad-request': words.dates,
          'not-found': t.accounts.one.missing,
        }}
      />
      {send.isSuccess && (
        <p className="mark done result" role="status">
          ✓ {t.accounts.one.done}
        </p>
      )}
    </form>
  )
}
