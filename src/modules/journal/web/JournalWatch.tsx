import { useEffect, useState } from 'react'
import { formatCount, formatDate } from '#core/phrases.ts'
import { call } from '#web/api.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { saveFile } from '#web/save-file.ts'
import { look, writeKept } from './kept-checkpoint.ts'
import type { Look } from './kept-checkpoint.ts'
import { watchWords } from './watch-words.ts'

/** Looks once after each sign-in whether the journal has only grown since this browser saw it last, and says when not. */
export function JournalWatch() {
  const { lang } = useLanguage()
  const words = useWords(watchWords)
  const [seen, setSeen] = useState<Look | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    look((since) => call('readCheckpoint', {}, { since }, { signal: gone.signal }), new Date())
      .then((found) => !gone.signal.aborted && setSeen(found))
      .catch(() => undefined) // it is looked at again at the next sign-in
    return () => gone.abort()
  }, [])
  if (seen === null || !('kept' in seen)) return null
  const { kind, kept, newest } = seen
  const evidence = new Blob([`${kept.note}\n${newest.note}`], { type: 'text/plain' })
  const [size, on] = [formatCount(kept.size, lang), formatDate(kept.seenAt.slice(0, 10), lang)]
  return (
    <div className={`alarm ${kind}`} role={kind === 'broken' ? 'alert' : 'status'}>
      <div className="wrap">
        <b>{words[kind]}</b>
        <p>{kind === 'broken' ? words.brokenHow(size, on) : words.renamedHow(size, on)}</p>
        <p className="alarm-ways">
          <button type="button" className="link" onClick={() => saveFile(evidence, 'quantriet-journal.txt')}>
            {words.save}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => {
              writeKept(newest)
              setSeen(null)
            }}
          >
            {words.known}
          </button>
        </p>
      </div>
    </div>
  )
}
