import { useEffect, useRef, useState } from 'react'
import { useMe } from '#web/me.ts'
import type { Draft } from './draft.ts'
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
  const who = me?.kind === 'account' ? (me.user_name ?? '') : me?.kind
  // until it is known who writes, there is no place to look or to keep in
  const key = who === undefined ? null : draftKey({ who, realm: of.realm, form: of.form, object: of.object })
  const usefulAt = (place: string | null): Draft<Content> | null => {
    const found = place === null ? null : readDraft<Content>(place)
    return found !== null && !of.isSame(found.content, of.start) ? found : null
  }
  const [found] = useState(() => usefulAt(key))
  const [content, setContent] = useState<Content>(found === null ? of.start : found.content)
  const [restored, setRestored] = useState(found === null ? null : found.at)
  const [isLooking, setIsLooking] = useState(key === null)
  if (isLooking && key !== null) {
    setIsLooking(false)
    // what has been typed by now is newer than what was kept
    const late = of.isSame(content, of.start) ? usefulAt(key) : null
    if (late !== null) {
      setContent(late.content)
      setRestored(late.at)
    }
  }
  const isDirty = !of.isSame(content, of.start)
  const kept = useRef({ key, content, isDirty })
  kept.current = { key, content, isDirty }
  const keep = (): void => {
    const now = kept.current
    if (now.key === null) return
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
    if (key !== null) dropDraft(key)
    kept.current = { key, content: next, isDirty: false }
    setContent(next)
    setRestored(null)
  }
  return { content, setContent, isDirty, restored, forget }
}
