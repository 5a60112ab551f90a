import { useState } from 'react'
import type { Column } from '#core/columns.ts'
import { formatCount } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { ManyField } from '#web/form/ManyField.tsx'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { invitationsFile } from '../columns.ts'
import { SpeakerPick } from './SpeakerPick.tsx'
import { Warnings } from './Warnings.tsx'

const keyColumn = invitationsFile.columns.find(({ name }) => name === 'speaker')
// the field to add one more may stay empty
const column: Column | undefined = keyColumn && { name: keyColumn.name, vi: keyColumn.vi, cell: keyColumn.cell }
type Props = { realm: string; session: string; start?: string; onDone: () => void }

/** Asks one or many to speak at a session; clashes and load are told before anything is sent. */
export function InviteForm({ realm, session, start = '', onDone }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const say = words.invite
  const order = useOrder(realm)
  const [who, setWho] = useState(start)
  const [topic, setTopic] = useState('')
  const [travel, setTravel] = useState('')
  const [note, setNote] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [told, setTold] = useState<ReplyOf<'inviteSpeakers'>['warnings'] | null>(null)
  const speakers = who.split('|').filter(Boolean)
  const count = formatCount(speakers.length, lang)
  const send = async (check: boolean): Promise<void> => {
    setIsBusy(true)
    setProblem(null)
    try {
      const minutes = /^\d{1,4}$/u.test(travel.trim()) ? Number(travel) : null
      const body = { speakers, topic: topic.trim(), travel_minutes: minutes, note: note.trim(), check }
      const done = await call('inviteSpeakers', { session }, { realm }, { body })
      if (check) return setTold(done.warnings)
      await order.done(done, { said: say.sent(count) })
      onDone()
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  if (column === undefined) return <Skeleton label={t.loading} />
  const change = (value: string): void => {
    setWho(value)
    setTold(null)
  }
  return (
    <form
      className="invite-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send(told === null)
      }}
    >
      <ManyField
        realm={realm}
        column={column}
        label={say.who}
        value={who}
        picker={SpeakerPick}
        onType={change}
        onLeave={() => undefined}
      />
      <TextField label={say.topic} value={topic} onType={setTopic} maxLength={200} autoComplete="off" />
      <TextField
        label={say.travel}
        help={say.travelHelp}
        value={travel}
        onType={(value) => {
          setTravel(value)
          setTold(null)
        }}
        inputMode="numeric"
        maxLength={4}
        autoComplete="off"
      />
      <TextField label={say.note} value={note} onType={setNote} maxLength={2000} autoComplete="off" />
      {told !== null && (
        <div role="status" className="invite-told">
          {told.length === 0 && <p>✓ {say.fine}</p>}
          {told.map((one) => (
            <div key={one.speaker.code}>
              <strong>{one.speaker.name || one.speaker.code}</strong>
              <Warnings realm={realm} of={one} />
            </div>
          ))}
        </div>
      )}
      <Refusal problem={problem} instead={{ conflict: say.refused }} />
      <p className="ways">
        <button type="submit" className="button primary" disabled={isBusy || speakers.length === 0}>
          {told === null ? say.check : say.send(count)}
        </button>
      </p>
    </form>
  )
}
