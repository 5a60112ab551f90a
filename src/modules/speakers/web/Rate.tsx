import { useState } from 'react'
import { speakerScores } from '#core/choices.ts'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { Invitation } from './speaker-text.ts'

/** The host's rating of a speaker, once the session has begun. */
export function Rate({ realm, session, of }: { realm: string; session: string; of: Invitation }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn }).part
  const order = useOrder(realm)
  const [score, setScore] = useState(of.score ?? '')
  const [note, setNote] = useState(of.score_note)
  const [problem, setProblem] = useState<unknown>(null)
  const name = of.speaker.name || of.speaker.code
  const save = async (): Promise<void> => {
    setProblem(null)
    try {
      const body = { score: Number(score), note: note.trim(), expects: of.score_recorded_at }
      const done = await call('rateSpeaker', { session, speaker: of.speaker.code }, { realm }, { body })
      await order.done(done, { said: words.rated(name) })
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <form
      className="invitation-rate"
      aria-label={words.rateOf(name)}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label className="field">
        <span>{words.score}</span>
        <select value={score} required onChange={(event) => setScore(event.currentTarget.value)}>
          <option value="" />
          {speakerScores.map((one) => (
            <option key={one.code} value={one.code}>
              {one[lang]}
            </option>
          ))}
        </select>
      </label>
      <TextField label={words.scoreNote} value={note} onType={setNote} maxLength={2000} autoComplete="off" />
      <button type="submit" className="button" disabled={score === ''}>
        {words.saveScore}
      </button>
      <Refusal problem={problem} instead={{ conflict: words.illegal }} />
    </form>
  )
}
