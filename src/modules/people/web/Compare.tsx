import { useState } from 'react'
import { labelOf, obligations, sexes } from '#core/choices.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextField } from '#ui/TextField.tsx'
import { ApiProblem, call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { usePeopleWords } from './people-words.ts'
import type { Person } from './people-words.ts'

type Props = { realm: string; codes: readonly [string, string]; onClose: () => void }

/** Two entries side by side; one is chosen to stay, what the merge writes is counted, then it is merged. */
export function Compare({ realm, codes, onClose }: Props) {
  const { t, lang } = useLanguage()
  const words = usePeopleWords()
  const say = words.same
  const one = useAnswer('readPerson', { person: codes[0] }, { realm })
  const other = useAnswer('readPerson', { person: codes[1] }, { realm })
  const [stays, setStays] = useState(codes[0])
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<ReplyOf<'mergePeople'> | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const orders = useOrder(realm)
  const failed = one.problem ?? other.problem
  if (failed) return <Problem problem={failed} onRetry={one.retry} />
  if (!one.data || !other.data) return <Skeleton label={t.loading} />
  const people = [one.data, other.data] as const
  const choose = (code: string): void => {
    setStays(code)
    setTried(null)
    setProblem(null)
  }
  const send = async (): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    try {
      const goes = stays === codes[0] ? codes[1] : codes[0]
      const reply = await call('mergePeople', {}, { realm }, { body: { stays, goes, reason, check: tried === null } })
      if (tried === null) setTried(reply)
      else {
        onClose()
        await orders.done(reply, { said: words.said.merged })
      }
    } catch (error) {
      setTried(null)
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const outside = problem instanceof ApiProblem && problem.faults.some(({ code }) => code.startsWith('unknown'))
  // of campaigns whose term is over it isn't told
  const known = (of: Person, count: number): string => (of.ended > 0 && count === 0 ? '' : formatCount(count, lang))
  const rows: readonly (readonly [string, (of: Person) => string])[] = [
    [words.name, (of) => of.full_name],
    [words.one.born, (of) => (of.contacts?.birth_date ? formatDate(of.contacts.birth_date, lang) : '')],
    [words.one.sex, (of) => (of.contacts?.sex ? labelOf(sexes, of.contacts.sex, lang) : '')],
    [words.one.email, (of) => of.contacts?.email ?? ''],
    [words.one.phone, (of) => of.contacts?.phone ?? ''],
    [
      words.one.memberships,
      (of) =>
        of.memberships
          .map((row) => `${row.unit_name ?? row.unit}${row.valid_from ? ` (${formatDate(row.valid_from, lang)})` : ''}`)
          .join('; '),
    ],
    [words.one.exemptions, (of) => of.exemptions.map((row) => labelOf(obligations, row.obligation, lang)).join(', ')],
    [
      words.one.sessions,
      (of) =>
        known(
          of,
          of.campaigns.reduce((sum, { sessions }) => sum + sessions.length, 0),
        ),
    ],
    [
      words.one.papers,
      (of) =>
        known(
          of,
          of.campaigns.reduce((sum, { writing }) => sum + writing.length, 0),
        ),
    ],
  ]
  const total = Object.values(tried?.counts ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="soft">{say.help}</p>
      <table className="person-compare">
        <thead>
          <tr>
            <td />
            {people.map(({ code }) => (
              <th key={code} scope="col" className="text">
                <label className="check">
                  <input type="radio" name="stays" checked={stays === code} onChange={() => choose(code)} />
                  {code}
                  <span className="soft"> {stays === code && say.stays}</span>
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, cell]) => {
            const [left, right] = [cell(people[0]), cell(people[1])]
            return (
              <tr key={name} className={left === right ? undefined : 'differs'}>
                <th scope="row" className="text">
                  {name}
                </th>
                <td className="text">{left || '–'}</td>
                <td className="text">{right || '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <TextField label={say.reason} value={reason} maxLength={500} onType={setReason} />
      <div aria-live="polite">
        {tried && (
          <p className="said">
            {say.rows(formatCount(total, lang))}{' '}
            {Object.entries(tried.counts)
              .map(
                ([file, count]) => `${say.files[file as keyof typeof say.files] ?? file} ${formatCount(count, lang)}`,
              )
              .join(', ')}
          </p>
        )}
      </div>
      {outside ? (
        <p className="mark late said" role="alert">
          ! {say.outside}
        </p>
      ) : (
        <Refusal problem={problem} instead={{ conflict: say.hasAccount }} />
      )}
      <div className="ways panel-ways">
        <button type="submit" className="button primary" disabled={isBusy}>
          {tried === null ? say.count : say.merge(formatCount(total, lang))}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words.form.cancel}
        </button>
      </div>
    </form>
  )
}
