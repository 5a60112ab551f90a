import { useEffect, useRef, useState } from 'react'
import { useMe } from '#web/me.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from './draft.ts'

/** How long the hand rests before what it wrote is kept. */
const restMs = 300

/**
 * What a form holds, kept over a reload as long as it isn't saved. `restored` is when the draft was left that the form
 * came up with; null when it came up fresh.
 */
export function useDraft<Content>(of: {
  realm: string
  form: string
  object: string
  start: Content
  isSame: (a: Content, b: Content) => boolean
}) {
  const me = useMe()
  const who = me?.kind === 'account' ? (me.user_name ?? '') : (me?.kind ?? '')
  const key = draftKey({ who, realm: of.realm, form: of.form, object: of.object })
  const [found] = useState(() => readDraft<Content>(key))
  const useful = found !== null && !of.isSame(found.content, of.start)
  const [content, setContent] = useState<Content>(useful ? found.content : of.start)
  const [restored, setRestored] = useState(useful ? found.at : null)
  const isDirty = !of.isSame(content, of.start)
  const kept = useRef({ key, content, isDirty })
  kept.current = { key, content, isDirty }
  const keep = (): void => {
    const now = kept.current
    if (now.isDirty) keepDraft(now.key, now.content, new Date())
    else dropDraft(now.key)
  }
  useEffect(() => {
    const timer = setTimeout(keep, restMs)
    return () => clearTimeout(timer)
  }, [key, content, isDirty])
  useEffect(() => {
    // a page that goes away has no time to rest
    window.addEventListener('pagehide', keep)
    return () => window.removeEventListener('pagehide', keep)
  }, [])
  const forget = (next: Content): void => {
    dropDraft(key)
    kept.current = { key, content: next, isDirty: false }
    setContent(next)
    setRestored(null)
  }
  return { content, setContent, isDirty, restored, forget }
}
