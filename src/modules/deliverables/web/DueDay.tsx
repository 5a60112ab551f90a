import { formatDate } from '#core/phrases.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import type { Paper } from './paper.ts'

/** Until when a paper is due: with more time that was granted, the new day and the one before it. */
export function DueDay({ paper: { due_on: due, extension } }: { paper: Pick<Paper, 'due_on' | 'extension'> }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  if (extension === null) return <>{due === null ? '' : formatDate(due, lang)}</>
  return (
    <>
      {formatDate(extension.until, lang)}{' '}
      <small className="soft">{due === null ? words.extended : words.extendedFrom(formatDate(due, lang))}</small>
    </>
  )
}
