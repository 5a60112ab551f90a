import { useState } from 'react'
import { Skeleton } from '#ui/Skeleton.tsx'
import type { ReplyOf } from '#web/api.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { ConsentLine } from './ConsentLine.tsx'
import { InviteForm } from './InviteForm.tsx'
import { OneInvitation } from './OneInvitation.tsx'

/** Speakers of a session: who is invited, how far that has come, and one or many more. */
export function InvitationsPart({ realm, of }: { realm: string; of: ReplyOf<'readSession'> }) {
  const { t } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const [turn, setTurn] = useState(0)
  const answer = useAnswer('listInvitations', { session: of.code }, { realm })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={3} />
  const { rows, may } = answer.data
  return (
    <>
      {!of.own && <p className="soft">{words.part.others}</p>}
      <ConsentLine realm={realm} session={of.code} />
      {of.own && rows.length === 0 && <p className="soft">{words.part.none}</p>}
      {rows.length > 0 && (
        <ul className="invitations">
          {rows.map((row) => (
            <OneInvitation key={row.speaker.code} realm={realm} session={of.code} of={row} may={may} />
          ))}
        </ul>
      )}
      {may.edit && (
        <section>
          <h2 className="ruled">{words.invite.title}</h2>
          <InviteForm key={turn} realm={realm} session={of.code} onDone={() => setTurn(turn + 1)} />
        </section>
      )}
    </>
  )
}
