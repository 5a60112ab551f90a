import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { formatCount } from '#core/phrases.ts'
import { TextField } from '#ui/TextField.tsx'
import { tell } from '#ui/toasts.ts'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Toast } from '#web/orders/Toast.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'

/** What the register warns of: from how many sessions a month on, and with which way; whoever keeps the whole realm sets it. */
export function LoadLimit({ realm }: { realm: string }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn }).limits
  const found = useAnswer('readSpeakerSettings', {}, { realm }).data
  if (found === undefined) return null
  const n = (count: number): string => formatCount(count, lang)
  const text = words.text(n(found.most_a_month), n(found.travel_minutes))
  if (!found.may.edit) return <p className="soft">{text}</p>
  return (
    <details className="speaker-limits">
      <summary>{text}</summary>
      <LimitForm key={found.changed_at} realm={realm} found={found} />
    </details>
  )
}

const numberOf = (typed: string): number => (/^\d{1,4}$/u.test(typed.trim()) ? Number(typed) : -1)

function LimitForm({ realm, found }: { realm: string; found: ReplyOf<'readSpeakerSettings'> }) {
  const { t } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn }).limits
  const queries = useQueryClient()
  const [most, setMost] = useState(String(found.most_a_month))
  const [travel, setTravel] = useState(String(found.travel_minutes))
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [mostNow, travelNow] = [numberOf(most), numberOf(travel)]
  const isMost = mostNow >= 1 && mostNow <= 100
  const isTravel = travelNow >= 0 && travelNow <= 1_440
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsBusy(true)
    setProblem(null)
    try {
      const body = { most_a_month: mostNow, travel_minutes: travelNow }
      await call('writeSpeakerSettings', {}, { realm }, { body })
      tell(<Toast text={words.saved} />)
      await queries.invalidateQueries()
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <form className="speaker-limits-form" onSubmit={(event) => void save(event)}>
      <TextField
        label={words.most}
        value={most}
        onType={setMost}
        inputMode="numeric"
        maxLength={3}
        autoComplete="off"
        {...(isMost ? {} : { fault: words.badMost })}
      />
      <TextField
        label={words.travel}
        value={travel}
        onType={setTravel}
        inputMode="numeric"
        maxLength={4}
        autoComplete="off"
        {...(isTravel ? {} : { fault: words.badTravel })}
      />
      <Refusal problem={problem} />
      <p className="ways">
        <button type="submit" className="button primary" disabled={isBusy || !isMost || !isTravel}>
          {t.kit.form.save}
        </button>
      </p>
    </form>
  )
}
