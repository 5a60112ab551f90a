import { formatDate } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { HistoryPanel } from '#web/history/HistoryPanel.tsx'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useCan } from '#web/me.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { deadlinesFile } from '../columns.ts'
import { DayCell } from './DayCell.tsx'
import { DayTable } from './DayTable.tsx'
import type { Plan } from './campaign-text.ts'
import { bodyOfOwn, orderOfOwn, ownDaysOf } from './due-model.ts'

/** `grants`: the asker plans the campaign, and may set later days, too. */
type Props = { realm: string; plan: Plan; unit: string; grants: boolean }
type Due = ReplyOf<'listUnitDeadlines'>['rows'][number]

/** A unit's own last days, of everybody and of each audience: earlier by itself, later by the owner. */
export function OwnDay({ realm, plan, unit, grants }: Props) {
  const { t, lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).deadlines
  const mayRecords = useCan('read.records')
  const answer = useAnswer('listUnitDeadlines', { campaign: plan.code }, { realm, unit, limit: 1 })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  const row = answer.data?.rows[0]
  if (row === undefined) return <Skeleton label={t.loading} rows={3} />
  const nameOf = (audience: string | undefined): string =>
    plan.audiences.find(({ code }) => code === audience)?.name ?? (audience || say.whole)
  return (
    <>
      <p>
        {say.due}: <strong>{row.due_on === null ? say.noDue : formatDate(row.due_on, lang)}</strong>{' '}
        {row.from !== null && <span className="soft">({row.from === 'unit' ? say.ofUnit : say.ofLevel})</span>}
      </p>
      {grants || row.can_set ? (
        <OwnDays realm={realm} plan={plan} row={row} grants={grants} nameOf={nameOf} />
      ) : (
        <p className="soft">{say.cannot}</p>
      )}
      {mayRecords && (
        <>
          <h3 className="ruled">{t.kit.panel.history}</h3>
          <HistoryPanel
            realm={realm}
            file={deadlinesFile}
            column="campaign|unit"
            value={`${plan.code}|${unit}`}
            nameOf={(cells) => nameOf(cells['audience'])}
          />
        </>
      )}
    </>
  )
}

type OwnProps = Omit<Props, 'unit'> & { row: Due; nameOf: (audience: string) => string }

function OwnDays({ realm, plan, row, grants, nameOf }: OwnProps) {
  const { lang } = useLanguage()
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).deadlines
  const key = { campaign: plan.code, unit: row.unit }
  const day = (due: string | null): string => (due === null ? say.noDue : formatDate(due, lang))
  const all = [{ audience: '', due_on: row.due_on, latest: row.latest }, ...row.bounds]
  return (
    <div className="own-days">
      <p className="form-lead">{grants ? say.grants : say.within}</p>
      <DayTable
        // what was saved is what the table begins with next
        key={row.own.map((one) => one.recorded_at).join()}
        realm={realm}
        campaign={`${plan.code}/${row.unit}`}
        name="campaign-own-days"
        start={ownDaysOf(row.own)}
        orderOf={(days) => orderOfOwn(key, row.own, days)}
        {...(grants
          ? {}
          : {
              send: (order) =>
                call('setOwnDeadline', { campaign: plan.code, unit: row.unit }, { realm }, { body: bodyOfOwn(order) }),
            })}
        said={say.isSet}
        isStacked={false}
        head={[say.who, say.holds, say.ownDay]}
        rows={all.map(({ audience }) => ({ key: audience, text: nameOf(audience) }))}
        cells={(audience, days, change) => {
          const { due_on: due = null, latest = null } = all.find((one) => one.audience === audience) ?? {}
          return [
            <span key="holds">
              {day(due)}
              {latest !== null && <small className="soft"> {say.latest(formatDate(latest, lang))}</small>}
            </span>,
            <DayCell
              key="own"
              label={say.ownOf(nameOf(audience))}
              value={days[audience] ?? ''}
              onType={(typed) => change({ ...days, [audience]: typed })}
            />,
          ]
        }}
      />
      <p className="soft">{say.emptied}</p>
    </div>
  )
}
