import { useMutation, useQueryClient } from '@tanstack/react-query'
import { formatDateShort, formatInstant } from '#core/phrases.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { roleName } from '#web/roles-text.ts'
import { useZone } from '#web/useZone.ts'
import { conflictText } from './conflict-text.ts'
import { unitText } from './unit-text.ts'

type Props = { realm: string; account: ReplyOf<'readAccount'>; mayTake: boolean }

/** The roles of an account with their days, also past and coming ones. */
export function RolesOfAccount({ realm, account: { grants }, mayTake }: Props) {
  const { t, lang } = useLanguage()
  const words = t.accounts.roles
  const zone = useZone(realm)
  const queries = useQueryClient()
  const take = useMutation({
    mutationFn: (grant: number) => call('takeRole', { grant }, { realm }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['readAccount'] }),
  })
  const day = (date: string | null): string => (date === null ? '…' : formatDateShort(date, lang))
  if (grants.length === 0) return <p className="soft">{words.none}</p>
  return (
    <>
      <table className="names">
        <thead>
          <tr>
            <th scope="col" className="text">
              {words.role}
            </th>
            <th scope="col" className="text">
              {words.from} – {words.to.toLowerCase()}
            </th>
            <th scope="col" className="text wide">
              {words.given}
            </th>
            <th scope="col">
              <span className="hidden">{words.take}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {grants.map((one) => (
            <tr key={one.grant}>
              <td className="text">
                {roleName(one.role, lang)}
                <small>
                  {unitText(one, words.whole)}
                  {one.only ? ` · ${one.only}` : ''}
                </small>
              </td>
              <td className="text">
                {day(one.valid_from)} – {day(one.valid_to)}
              </td>
              <td className="text wide">
                {formatInstant(one.given_at, zone, lang)}
                <small>{one.given_by}</small>
              </td>
              <td>
                {mayTake && (
                  <button
                    type="button"
                    className="link"
                    disabled={take.isPending}
                    aria-label={words.takeOf(`${roleName(one.role, lang)} (${one.unit ?? words.whole})`)}
                    onClick={() => take.mutate(one.grant)}
                  >
                    {words.take}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Refusal
        problem={take.error}
        instead={{ forbidden: t.accounts.one.forbidden, conflict: conflictText(take.error, t) }}
      />
    </>
  )
}
