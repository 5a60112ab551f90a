import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useWords } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'

const gone: readonly (string | null)[] = ['declined', 'cancelled']

/** Whom a session that is sent out or recorded may not record, and who has not said; nothing when all have agreed. */
export function ConsentLine({ realm, session }: { realm: string; session: string }) {
  const words = useWords({ vi: speakersVi, en: speakersEn }).part
  const found = useAnswer('listInvitations', { session }, { realm }).data
  if (found === undefined || !found.recorded) return null
  const speaking = found.rows.filter(({ status }) => !gone.includes(status))
  const namesOf = (consent: boolean | null): string =>
    speaking
      .filter(({ consent_record: given }) => given === consent)
      .map(({ speaker }) => speaker.name || speaker.code)
      .join(', ')
  const [refused, unsaid] = [namesOf(false), namesOf(null)]
  return (
    <>
      {refused !== '' && <p className="mark late">! {words.refusedConsent(refused)}</p>}
      {unsaid !== '' && <p className="mark late">! {words.noConsent(unsaid)}</p>}
    </>
  )
}
