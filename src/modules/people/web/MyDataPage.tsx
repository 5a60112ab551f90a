import { formatCount } from '#core/phrases.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Section } from '#ui/Section.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { ApiProblem } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Problem } from '#web/Problem.tsx'
import { saveFile } from '#web/save-file.ts'
import { useAnswer } from '#web/useAnswer.ts'
import { AskRequest } from './AskRequest.tsx'
import { MyReaders } from './MyReaders.tsx'
import { MyRequests } from './MyRequests.tsx'
import { MyTable } from './MyTable.tsx'
import { shownTables } from './my-tables.ts'

/** What is known of whoever is signed in, what for, who has read it, and what they can ask for. */
export function MyDataPage() {
  const { t, lang } = useLanguage()
  const words = t.privacy.mine
  const answer = useAnswer('readMyData', {}, {})
  const register = useAnswer('readPrivacyRegister', {}, {}).data
  const settings = useAnswer('readPrivacySettings', {}, {}).data
  const { data, problem } = answer
  if (problem instanceof ApiProblem && problem.code === 'not-found')
    return <PageHead title={words.title} lead={words.nobody} />
  if (problem) return <Problem problem={problem} onRetry={answer.retry} />
  if (!data || !register) return <Skeleton label={t.loading} />
  const save = (): void =>
    saveFile(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), `${data.person}.json`)
  return (
    <>
      <PageHead title={words.title} lead={words.lead(formatCount(settings?.answer_days ?? 2, lang))}>
        <button type="button" className="button" onClick={save}>
          {words.download}
        </button>
      </PageHead>
      <Section title={words.requests}>
        <MyRequests />
        <AskRequest />
      </Section>
      <Section title={words.known} note={words.current}>
        {shownTables(data, register).map((table) => (
          <MyTable key={table.name} table={table} register={register} />
        ))}
        <p className="soft">{words.withheld}</p>
      </Section>
      <Section title={words.readers} note={words.readersNote}>
        <MyReaders />
      </Section>
    </>
  )
}
