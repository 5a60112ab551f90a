import { useState } from 'react'
import { formatInstant } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { FactForm } from '#web/form/FactForm.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { workEn } from '#web/language/work-en.ts'
import { workVi } from '#web/language/work-vi.ts'
import { useOrder } from '#web/orders/useOrder.tsx'
import { Problem } from '#web/Problem.tsx'
import { Refusal } from '#web/Refusal.tsx'
import type { ReplyOf } from '#web/api.ts'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'
import { notesFile } from '../columns.ts'

type Note = ReplyOf<'listNotes'>['rows'][number]
type Props = { realm: string; unit: string; campaign: string | null }

const newCode = (): string => `G${crypto.randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`

/** What the levels above have noted of a unit, and who reads it. */
export function Notes({ realm, unit, campaign }: Props) {
  const { t } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).notes
  const answer = useAnswer('listNotes', { unit }, { realm })
  const [writing, setWriting] = useState<Note | 'new' | null>(null)
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={3} />
  const { rows } = answer.data
  const close = (): void => setWriting(null)
  return (
    <>
      <p className="soft">{words.who}</p>
      {rows.length === 0 && writing === null && <p>{words.none}</p>}
      {rows.map((note) =>
        writing !== 'new' && writing?.code === note.code ? (
          <NoteForm key={note.code} realm={realm} unit={unit} campaign={note.campaign} note={note} onDone={close} />
        ) : (
          <NoteCard key={note.code} realm={realm} unit={unit} note={note} onEdit={() => setWriting(note)} />
        ),
      )}
      {writing === 'new' && <NoteForm realm={realm} unit={unit} campaign={campaign} note={null} onDone={close} />}
      {writing === null && (
        <p className="ways">
          <button type="button" className="button" onClick={() => setWriting('new')}>
            {words.add}
          </button>
        </p>
      )}
    </>
  )
}

function NoteForm({ realm, unit, campaign, note, onDone }: Props & { note: Note | null; onDone: () => void }) {
  const words = useWords({ vi: workVi, en: workEn }).notes
  const [made] = useState(() => ({ code: newCode(), at: new Date().toISOString() }))
  const kept =
    note === null ? { code: made.code, written_at: made.at } : { code: note.code, written_at: note.written_at }
  return (
    <FactForm
      realm={realm}
      file={notesFile}
      object={`${unit}/${note?.code ?? ''}`}
      fields={['text', 'pinned']}
      fixed={{ unit, ...kept, campaign: campaign ?? '' }}
      start={{ text: note?.text ?? '', pinned: note?.pinned ? 'yes' : 'no' }}
      expects={note?.recorded_at ?? null}
      long={['text']}
      said={words.saved}
      onSaved={onDone}
      onCancel={onDone}
    />
  )
}

function NoteCard({ realm, unit, note, onEdit }: { realm: string; unit: string; note: Note; onEdit: () => void }) {
  const { lang } = useLanguage()
  const words = useWords({ vi: workVi, en: workEn }).notes
  const zone = useZone(realm)
  const order = useOrder(realm)
  const [problem, setProblem] = useState<unknown>(null)
  const write = (more: Record<string, string>, said: string): void => {
    const cells = { unit, code: note.code, ...more }
    const rows = [{ cells, expects: note.recorded_at }]
    order.send({ files: [{ file: 'notes', rows }] }, { said }).catch((error: unknown) => setProblem(error))
  }
  return (
    <article className="note">
      <p>{note.text}</p>
      <small className="soft">
        {[note.by, formatInstant(note.written_at, zone, lang), note.campaign_title, note.pinned ? words.pinned : null]
          .filter(Boolean)
          .join(' · ')}
      </small>
      <Refusal problem={problem} />
      <p className="note-ways">
        <button type="button" className="link" onClick={onEdit}>
          {words.edit}
        </button>
        <button
          type="button"
          className="link"
          onClick={() => write({ pinned: note.pinned ? 'no' : 'yes' }, words.saved)}
        >
          {note.pinned ? words.unpin : words.pin}
        </button>
        <button type="button" className="link" onClick={() => write({ retracted: 'yes' }, words.removed)}>
          {words.remove}
        </button>
      </p>
    </article>
  )
}
