import { useState } from 'react'
import { sessionKinds, sessionModes } from '#core/choices.ts'
import { formatCount, formatInstant } from '#core/phrases.ts'
import { SpeakerPick } from '#modules/speakers/web/SpeakerPick.tsx'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { AskLeaving } from '#web/form/AskLeaving.tsx'
import { ManyField } from '#web/form/ManyField.tsx'
import { useDraft } from '#web/form/useDraft.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useZone } from '#web/useZone.ts'
import { sessionsFile } from '../columns.ts'
import { CheckMany } from './CheckMany.tsx'
import { Faults } from './Faults.tsx'
import { PlanHosts } from './PlanHosts.tsx'
import { PlanTimes } from './PlanTimes.tsx'
import { bodyOfPlan, countOf, faultsOfTime } from './plan-model.ts'
import type { PlanForm as Plan } from './plan-model.ts'

type Props = {
  realm: string
  /** The session that is copied. */
  like: string | null
  start: Plan
  campaigns: ReplyOf<'listCampaigns'>['campaigns']
  onMade: (codes: readonly string[]) => void
}

const speakersColumn = sessionsFile.columns.find(({ name }) => name === 'speakers')
const nothing = (): void => undefined

/** The form of a plan; what was typed outlives a reload. */
export function PlanForm({ realm, like, start, campaigns, onMade }: Props) {
  const { t, lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).plan
  const zone = useZone(realm)
  const order = useOrder(realm)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const isSame = (a: Plan, b: Plan): boolean => JSON.stringify(a) === JSON.stringify(b)
  const draft = useDraft<Plan>({ realm, form: 'plan-sessions', object: like ?? '', start, isSame })
  const form = draft.content
  const change = (part: Partial<Plan>): void => draft.setContent({ ...form, ...part })
  const campaign = campaigns.find(({ code }) => code === form.campaign)
  const count = countOf(form)
  const n = formatCount(count, lang)
  const isWrong = form.times.some((time) => faultsOfTime(time).length > 0)
  const make = async (): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    try {
      const done = await call('planSessions', {}, { realm }, { body: bodyOfPlan(form, like) })
      draft.forget(start)
      await order.done(done, { said: say.made(n) })
      onMade(done.codes)
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <form
      className="plan-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (count > 0 && !isWrong && !isBusy) void make()
      }}
    >
      {draft.restored !== null && (
        <p className="form-draft" role="status">
          {t.kit.form.restored(formatInstant(draft.restored, zone, lang))}{' '}
          <button type="button" className="link" onClick={() => draft.forget(start)}>
            {t.kit.form.discard}
          </button>
        </p>
      )}
      <label className="field">
        <span>{say.campaign}</span>
        <select
          value={form.campaign}
          onChange={(event) => change({ campaign: event.currentTarget.value, audiences: [], topics: [] })}
        >
          <option value="">{say.chooseCampaign}</option>
          {campaigns.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <TextField label={say.name} help={say.nameHelp} value={form.title} onType={(title) => change({ title })} />
      <PlanTimes times={form.times} onChange={(times) => change({ times })} />
      <PlanHosts realm={realm} hosts={form.hosts} onChange={(hosts) => change({ hosts })} />
      {campaign && campaign.audiences.length > 0 && (
        <CheckMany
          label={say.audiences}
          help={say.audiencesHelp}
          options={campaign.audiences.map(({ code, name }) => ({ code, text: name }))}
          chosen={form.audiences}
          onChoose={(audiences) => change({ audiences })}
        />
      )}
      {campaign && campaign.topics.length > 0 && (
        <CheckMany
          label={say.topics}
          help={say.topicsHelp}
          options={campaign.topics.map((code) => ({ code, text: code }))}
          chosen={form.topics}
          onChoose={(topics) => change({ topics })}
        />
      )}
      <div className="plan-row">
        <Choice label={say.kind} options={sessionKinds} value={form.kind} onChoose={(kind) => change({ kind })} />
        <Choice
          label={say.mode}
          options={form.secret ? sessionModes.slice(0, 1) : sessionModes}
          value={form.mode}
          onChoose={(mode) => change({ mode })}
        />
        {speakersColumn && (
          <ManyField
            realm={realm}
            column={speakersColumn}
            label={say.speakers}
            value={form.speakers}
            picker={SpeakerPick}
            onType={(speakers) => change({ speakers })}
            onLeave={nothing}
          />
        )}
      </div>
      <div className="field check-many">
        <label>
          <input
            type="checkbox"
            checked={form.makeup}
            onChange={(event) => change({ makeup: event.currentTarget.checked })}
          />{' '}
          {say.isMakeup}
        </label>
        <label>
          <input
            type="checkbox"
            checked={form.secret}
            onChange={(event) =>
              change({
                secret: event.currentTarget.checked,
                ...(event.currentTarget.checked ? { mode: 'in_person' } : {}),
              })
            }
          />{' '}
          {say.isSecret}
        </label>
      </div>
      {like !== null && (
        <CheckMany
          label={say.copy}
          options={Object.entries(say.parts).map(([code, text]) => ({ code, text }))}
          chosen={form.copy}
          onChoose={(copy) => change({ copy })}
        />
      )}
      <Faults problem={problem} />
      <p className="soft" aria-live="polite">
        {count === 0 ? say.makesNone : say.makes(n)}
      </p>
      <p className="ways">
        <button type="submit" className="button primary" disabled={count === 0 || isWrong || isBusy}>
          {count === 0 ? say.title : say.make(n)}
        </button>
      </p>
      <AskLeaving isDirty={draft.isDirty && !isBusy} isAsking={false} onStay={nothing} onDiscard={nothing} />
    </form>
  )
}

type ChoiceProps = {
  label: string
  options: readonly { readonly code: string; readonly vi: string; readonly en: string }[]
  value: string
  onChoose: (code: string) => void
}

function Choice({ label, options, value, onChoose }: ChoiceProps) {
  const { lang } = useLanguage()
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.code} value={one.code}>
            {one[lang]}
          </option>
        ))}
      </select>
    </label>
  )
}
