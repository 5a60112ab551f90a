import { useState } from 'react'
import { formatCount, formatDate } from '#core/phrases.ts'
import { Mark } from '#ui/Mark.tsx'
import { call } from '#web/api.ts'
import { DateField } from '#web/form/DateField.tsx'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { Retention } from '../contract-retention.ts'
import { useRetention } from './useRetention.ts'

type Props = { realm: string; data: Retention }
type Row = Retention['campaigns'][number]

/** Campaigns with their last day of names and who is due to be erased. */
export function Terms({ realm, data }: Props) {
  const { t } = useLanguage()
  const words = t.privacy.retention
  const head = (text: string, look = 'text') => (
    <th scope="col" className={look}>
      {text}
    </th>
  )
  return (
    <table className="names retention">
      <thead>
        <tr>
          {head(words.campaign)}
          {head(words.lastDay, 'text wide')}
          {head(words.until)}
          {head(words.people, 'wide')}
          {head(words.due, '')}
        </tr>
      </thead>
      <tbody>
        {data.campaigns.map((row) => (
          <Campaign key={row.campaign} realm={realm} row={row} data={data} />
        ))}
      </tbody>
    </table>
  )
}

function Campaign({ realm, row, data }: Props & { row: Row }) {
  const { t, lang } = useLanguage()
  const words = t.privacy.retention
  const prepare = useRetention(() => call('prepareDisposal', {}, { realm }, { body: { campaign: row.campaign } }))
  const waits = data.disposals.some(({ campaign, status }) => campaign === row.campaign && status === 'prepared')
  const many = (count: number): string => formatCount(count, lang)
  return (
    <tr>
      <td className="text">
        {row.title}
        <small>{row.campaign}</small>
      </td>
      <td className="text wide">{row.last_day === null ? '–' : formatDate(row.last_day, lang)}</td>
      <td className="text">
        {row.from === null ? words.never : formatDate(dayBefore(row.from), lang)}
        <small>{row.names_until === null ? words.byRealm(many(data.years)) : words.own}</small>
        {row.held ? (
          <Mark kind="late">{words.held}</Mark>
        ) : (
          <Mark kind={row.over ? 'done' : 'open'}>{row.over ? words.over : words.running}</Mark>
        )}
        <OwnDay realm={realm} row={row} />
      </td>
      <td className="wide">{many(row.people)}</td>
      <td>
        <b>{many(row.due)}</b>
        {row.over && <small>{words.kept(many(row.members), many(row.held_people))}</small>}
        {row.due > 0 && !waits && (
          <button
            type="button"
            className="button"
            disabled={prepare.isPending}
            onClick={() => prepare.mutate(undefined)}
          >
            {words.prepare}
          </button>
        )}
        <Refusal problem={prepare.error} />
      </td>
    </tr>
  )
}

/** The campaign's own last day of names: set, moved, or given up for the common term. */
function OwnDay({ realm, row }: { realm: string; row: Row }) {
  const { t } = useLanguage()
  const words = t.privacy.retention
  const [isOpen, setIsOpen] = useState(false)
  const [day, setDay] = useState(row.names_until ?? (row.from === null ? '' : dayBefore(row.from)))
  const set = useRetention(async (until: string | null) => {
    await call('writeCampaignTerm', {}, { realm }, { body: { campaign: row.campaign, names_until: until } })
    setIsOpen(false)
  })
  if (!isOpen)
    return (
      <button type="button" className="link" onClick={() => setIsOpen(true)}>
        {words.change}
      </button>
    )
  return (
    <form
      className="own-day"
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate(day)
      }}
    >
      <DateField label={words.until} required value={day} onDay={setDay} />
      <p className="ways">
        <button type="submit" className="button primary" disabled={set.isPending}>
          {words.save}
        </button>
        {row.names_until !== null && (
          <button type="button" className="button" disabled={set.isPending} onClick={() => set.mutate(null)}>
            {words.back}
          </button>
        )}
        <button type="button" className="button" onClick={() => setIsOpen(false)}>
          {words.cancel}
        </button>
      </p>
      <Refusal problem={set.error} />
    </form>
  )
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
