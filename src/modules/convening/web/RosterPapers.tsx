import { useMutation } from '@tanstack/react-query'
import { formatCount } from '#core/phrases.ts'
import { callForFile } from '#web/api.ts'
import { sessionsEn } from '#web/language/sessions-en.ts'
import { sessionsVi } from '#web/language/sessions-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { saveFile } from '#web/save-file.ts'
import { mostListed } from '../rules-convene.ts'

/** The roster as a paper to sign, of the unit that the list is narrowed to, and as a form without names. */
export function RosterPapers({ realm, session, unit }: { realm: string; session: string; unit: string | null }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: sessionsVi, en: sessionsEn })
  const say = words.roster
  const paper = useMutation({
    mutationFn: (isBlank: boolean) => {
      const query = isBlank ? ({ realm, blank: 'yes' } as const) : { realm, ...(unit === null ? {} : { unit }) }
      return callForFile('readRosterPaper', { session }, query)
    },
    onSuccess: (file) => saveFile(file, `${say.title} ${session}.docx`),
  })
  return (
    <>
      <p className="ways roster-papers">
        {[false, true].map((isBlank) => (
          <button
            key={String(isBlank)}
            type="button"
            className="button"
            disabled={paper.isPending}
            onClick={() => paper.mutate(isBlank)}
          >
            {isBlank ? say.blank : say.sign}
          </button>
        ))}
      </p>
      <Refusal
        problem={paper.error}
        instead={{ 'too-large': words.convening.tooMany(formatCount(mostListed, lang)) }}
      />
    </>
  )
}
