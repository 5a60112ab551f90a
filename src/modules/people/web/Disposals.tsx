import { useState } from 'react'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { Mark } from '#ui/Mark.tsx'
import { addressOf, call } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { Retention } from '../contract-retention.ts'
import { useRetention } from './useRetention.ts'

type Props = { realm: string; data: Retention; zone: string }
type Row = Retention['disposals'][number]

/** Lists of who is to be erased: prepared by one, confirmed by another, with a certificate when done. */
export function Disposals({ realm, data, zone }: Props) {
  const { t, lang } = useLanguage()
  const words = t.privacy.retention
  const [asked, setAsked] = useState<Row | null>(null)
  const decide = useRetention(async ({ disposal, order }: { disposal: number; order: 'confirm' | 'withdraw' }) => {
    await call('decideDisposal', { disposal }, { realm }, { body: { order } })
    setAsked(null)
  })
  if (data.disposals.length === 0) return <p className="soft">{words.noDisposal}</p>
  return (
    <>
      <table className="names retention">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col" className="text">
              {words.campaign}
            </th>
            <th scope="col">{words.people}</th>
            <th scope="col" className="text wide">
              {words.preparedBy}
            </th>
            <th scope="col" className="text">
              {words.result}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.disposals.map((row) => (
            <tr key={row.disposal}>
              <td>{row.disposal}</td>
              <td className="text">{row.campaign}</td>
              <td>{formatCount(row.people, lang)}</td>
              <td className="text wide">
                {row.prepared_by}
                <small>{formatInstant(row.prepared_at, zone, lang)}</small>
              </td>
              <td className="text">
                <State row={row} zone={zone} />
                {row.status === 'prepared' && (
                  <p className="ways">
                    {!row.own && (
                      <button type="button" className="button danger" onClick={() => setAsked(row)}>
                        {words.confirm}
                      </button>
                    )}
                    <button
                      type="button"
                      className="button"
                      disabled={decide.isPending}
                      onClick={() => decide.mutate({ disposal: row.disposal, order: 'withdraw' })}
                    >
                      {words.withdraw}
                    </button>
                  </p>
                )}
                {row.status === 'done' && (
                  <a href={addressOf('readDisposalCertificate', { disposal: row.disposal }, { realm })} download>
                    {words.certificate}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked === null && <Refusal problem={decide.error} />}
      <ConfirmDialog
        isOpen={asked !== null}
        title={words.sure}
        closeLabel={t.close}
        keep={words.cancel}
        isBusy={decide.isPending}
        onKeep={() => setAsked(null)}
        answers={[
          {
            text: words.confirm,
            kind: 'danger',
            run: () => asked && decide.mutate({ disposal: asked.disposal, order: 'confirm' }),
          },
        ]}
      >
        <p>{asked && words.sureText(formatCount(asked.people, lang), asked.campaign)}</p>
        <Refusal problem={decide.error} />
      </ConfirmDialog>
    </>
  )
}

function State({ row, zone }: { row: Row; zone: string }) {
  const { t, lang } = useLanguage()
  const words = t.privacy.retention
  if (row.status === 'prepared') return <Mark kind="open">{row.own ? words.ownWaiting : words.waiting}</Mark>
  const by = `${row.decided_by ?? ''}, ${row.decided_at === null ? '' : formatInstant(row.decided_at, zone, lang)}`
  return (
    <>
      {row.status === 'done' ? (
        <Mark kind="done">
          {words.erased(formatCount(row.erased ?? 0, lang), formatCount(row.left_out ?? 0, lang))}
        </Mark>
      ) : (
        <Mark kind="open">{words.withdrawn}</Mark>
      )}
      <small>{by}</small>
    </>
  )
}
