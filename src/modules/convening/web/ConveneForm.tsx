import { useState } from 'react'
import { CheckMany } from '#modules/sessions/web/CheckMany.tsx'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { formatCount } from '#core/phrases.ts'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { mostPeople } from '../rules-convene.ts'

type Props = { realm: string; of: ReplyOf<'readSession'>; isOpen: boolean }

/** Convenes audiences: by name or by places, always after a preview that says how many. */
export function ConveneForm({ realm, of, isOpen }: Props) {
  const { lang } = useLanguage()
  const say = useWords({ vi: sessionsVi, en: sessionsEn }).convening
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const order = useOrder(realm)
  const [by, setBy] = useState<'names' | 'places'>('names')
  const [audiences, setAudiences] = useState<readonly string[]>(of.audiences)
  const [percent, setPercent] = useState('100')
  const [found, setFound] = useState<ReplyOf<'convene'> | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const campaign = useAnswer('readCampaign', { campaign: of.campaign }, { realm }).data
  const roster = (campaign?.audiences ?? []).filter(({ basis }) => basis === 'roster')
  const share = /^\d{1,3}$/u.test(percent.trim()) ? Number(percent) : 0
  const isWrong = by === 'places' && (share < 1 || share > 100)
  const n = (count: number): string => formatCount(count, lang)
  const ask = async (check: boolean): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    try {
      const body = { by, audiences: [...audiences], percent: by === 'places' ? share : 100, check }
      const answer = await call('convene', { session: of.code }, { realm }, { body })
      if (check) setFound(answer)
      else {
        setFound(null)
        await order.done(answer, { said: say.done(n(answer.seats)) })
      }
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const changing = <T,>(set: (value: T) => void) => {
    return (value: T): void => {
      set(value)
      setFound(null)
    }
  }
  return (
    <details className="plan-paste" open={isOpen}>
      <summary>{say.by}</summary>
      <p className="soft">{say.byHelp}</p>
      <fieldset className="field check-many">
        <legend className="hidden">{say.by}</legend>
        {(['names', 'places'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="convene-by" checked={by === one} onChange={() => changing(setBy)(one)} />{' '}
            {one === 'names' ? say.byNames : say.byPlaces}
          </label>
        ))}
      </fieldset>
      {roster.length > 0 && (
        <CheckMany
          label={words.session.audiences}
          help={words.plan.audiencesHelp}
          options={roster.map(({ code, name }) => ({ code, text: name }))}
          chosen={audiences}
          onChoose={changing(setAudiences)}
        />
      )}
      {by === 'places' && (
        <TextField
          label={say.percent}
          value={percent}
          inputMode="numeric"
          className="plan-number"
          aria-invalid={isWrong || undefined}
          onType={changing(setPercent)}
        />
      )}
      <Faults problem={problem} instead={{ 'too-large': say.mostNames(n(mostPeople)) }} />
      {found && (
        <p role="status">
          {found.rows === 0
            ? say.nobody
            : by === 'names'
              ? say.willNames(n(found.rows))
              : say.willPlaces(n(found.rows), n(found.seats))}
          {found.unnamed > 0 && ` ${say.unnamed(n(found.unnamed))}`}
        </p>
      )}
      <p className="ways">
        <button type="button" className="button" disabled={isBusy || isWrong} onClick={() => void ask(true)}>
          {say.preview}
        </button>
        {found && found.rows > 0 && (
          <button type="button" className="button primary" disabled={isBusy} onClick={() => void ask(false)}>
            {say.go}
          </button>
        )}
      </p>
    </details>
  )
}
