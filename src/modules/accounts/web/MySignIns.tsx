import { useMutation, useQueryClient } from '@tanstack/react-query'
import { formatInstant } from '#core/phrases.ts'
import { call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useEntering } from '#web/useEntering.ts'
import { useZone } from '#web/useZone.ts'
import { browserName } from './browser-name.ts'

/** One's own sign-ins, each of which can be ended. */
export function MySignIns() {
  const { t, lang } = useLanguage()
  const words = t.accounts.me
  const zone = useZone(useMe()?.realm ?? null)
  const queries = useQueryClient()
  const entering = useEntering()
  const answer = useAnswer('listMySignIns', {}, {})
  const end = useMutation({
    mutationFn: (one: { sign_in: number; here: boolean }) => call('endMySignIn', { sign_in: one.sign_in }, {}),
    onSuccess: (_, { here }) => (here ? entering() : queries.invalidateQueries({ queryKey: ['listMySignIns'] })),
  })
  const at = (instant: string): string => formatInstant(instant, zone, lang)
  return (
    <>
      <table className="names">
        <thead>
          <tr>
            <th scope="col" className="text">
              {words.where}
            </th>
            <th scope="col" className="text wide">
              {words.made}
            </th>
            <th scope="col" className="text">
              {words.seen}
            </th>
            <th scope="col">
              <span className="hidden">{words.end}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.data?.rows.map((row) => (
            <tr key={row.sign_in}>
              <td className="text">
                {browserName(row.agent)}
                <small>
                  {row.address}
                  {row.here ? ` · ${words.here}` : ''}
                </small>
              </td>
              <td className="text wide">{at(row.made_at)}</td>
              <td className="text">{at(row.last_seen_at)}</td>
              <td>
                <button
                  type="button"
                  className="link"
                  disabled={end.isPending}
                  aria-label={words.endOf(`${browserName(row.agent)} ${at(row.made_at)}`)}
                  onClick={() => end.mutate(row)}
                >
                  {words.end}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Refusal problem={end.error ?? answer.problem} />
    </>
  )
}
