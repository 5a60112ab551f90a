import { useState } from 'react'
import { formatCount, formatDate, formatInstant } from '#core/phrases.ts'
import { Faults } from '#modules/sessions/web/Faults.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { AskLeaving } from '#web/form/AskLeaving.tsx'
import { useDraft } from '#web/form/useDraft.ts'
import { campaignsEn } from '#web/language/campaigns-en.ts'
import { campaignsVi } from '#web/language/campaigns-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useOrder } from '#web/orders/useOrder.tsx'
import { useZone } from '#web/useZone.ts'
import { AudienceForm } from './AudienceForm.tsx'
import { AudienceRow } from './AudienceRow.tsx'
import { AudienceSample } from './AudienceSample.tsx'
import { areSound, draftsOf, moved, newAudience, orderOfDrafts } from './audience-model.ts'
import type { AudienceDraft } from './audience-model.ts'
import type { StepProps } from './campaign-text.ts'
import { usePreview } from './usePreview.ts'

/** Who studies: audiences in their order, counted while they are typed. */
export function AudiencesStep(of: StepProps) {
  const say = useWords({ vi: campaignsVi, en: campaignsEn }).audiences
  const { plan } = of
  if (of.mayEdit) return <AudiencesEditor key={plan.audiences.map((one) => one.recorded_at).join()} {...of} />
  const drafts = draftsOf(plan.audiences)
  return (
    <>
      <p className="form-lead">{say.lead}</p>
      <ol className="audiences">
        {drafts.map((draft, at) => (
          <AudienceRow key={draft.id} drafts={drafts} at={at} counted={undefined} ways={null} />
        ))}
      </ol>
    </>
  )
}

function AudiencesEditor({ realm, plan }: StepProps) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: campaignsVi, en: campaignsEn })
  const say = words.audiences
  const zone = useZone(realm)
  const order = useOrder(realm)
  const [open, setOpen] = useState<string | null>(null)
  const [isShown, setIsShown] = useState(false)
  const [spoken, setSpoken] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const start = draftsOf(plan.audiences)
  const isSame = (a: AudienceDraft[], b: AudienceDraft[]): boolean => JSON.stringify(a) === JSON.stringify(b)
  const draft = useDraft<AudienceDraft[]>({ realm, form: 'campaign-audiences', object: plan.code, start, isSame })
  const drafts = draft.content
  const preview = usePreview(realm, plan.code, drafts, plan.opens_on)
  const asked = orderOfDrafts(plan.code, plan.audiences, drafts)
  const n = (count: number): string => formatCount(count, lang)
  const move = (from: number, to: number): void => {
    const next = moved(drafts, from, to)
    draft.setContent(next)
    setSpoken(say.moved(drafts[from]?.name ?? '', n(Math.max(0, Math.min(drafts.length - 1, to)) + 1)))
  }
  const add = (): void => {
    const one = newAudience(drafts)
    draft.setContent([...drafts, one])
    setOpen(one.id)
  }
  const save = async (): Promise<void> => {
    if (asked === null) return
    setProblem(null)
    // what is stored comes back as a new editor, which must not find this draft
    draft.forget(drafts)
    try {
      await order.send(asked, { said: words.saved })
    } catch (error) {
      draft.setContent([...drafts])
      setProblem(error)
    }
  }
  const counts = preview.data
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (areSound(drafts) && !order.isBusy) void save()
      }}
    >
      <p className="form-lead">
        {say.lead} {counts && say.asOf(formatDate(counts.day, lang))}
      </p>
      {draft.restored !== null && (
        <p className="form-draft" role="status">
          {t.kit.form.restored(formatInstant(draft.restored, zone, lang))}{' '}
          <button type="button" className="link" onClick={() => draft.forget(start)}>
            {t.kit.form.discard}
          </button>
        </p>
      )}
      {drafts.length === 0 && <EmptyState title={say.none} text={say.noneText} />}
      <ol className="audiences">
        {drafts.map((one, at) => (
          <AudienceRow
            key={one.id}
            drafts={drafts}
            at={at}
            counted={counts?.audiences[at]?.code === (one.code.trim() || one.id) ? counts.audiences[at] : undefined}
            ways={{
              isOpen: open === one.id,
              edit: () => setOpen(open === one.id ? null : one.id),
              move: (to) => move(at, to),
              drop: (from) => move(from, at),
              remove: () => draft.setContent(drafts.filter(({ id }) => id !== one.id)),
            }}
          >
            {open === one.id && (
              <AudienceForm
                realm={realm}
                campaign={plan.code}
                allLevels={plan.levels}
                drafts={drafts}
                draft={one}
                onChange={(part) =>
                  draft.setContent(drafts.map((other) => (other.id === one.id ? { ...other, ...part } : other)))
                }
                onFold={() => setOpen(null)}
              />
            )}
          </AudienceRow>
        ))}
      </ol>
      <p className="hidden" role="status">
        {spoken}
      </p>
      <div className="audience-rest" aria-live="polite">
        {counts === undefined && <p className="soft">{preview.error ? say.notCounted : say.counting}</p>}
        {counts && counts.outside === 0 && <p className="soft">{say.allIn(n(counts.people))}</p>}
        {counts && counts.outside > 0 && (
          <p>
            <span className="mark late">! {say.outside(n(counts.outside), n(counts.people))}</span>{' '}
            <button type="button" className="link" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
              {isShown ? say.sampleHide : say.sampleOutside}
            </button>{' '}
            <button type="button" className="link" onClick={add}>
              {say.addFor}
            </button>
          </p>
        )}
      </div>
      {isShown && counts && counts.outside > 0 && (
        <AudienceSample realm={realm} campaign={plan.code} drafts={drafts} of={null} />
      )}
      <Faults problem={problem} />
      {!areSound(drafts) && <p className="mark late said">! {say.codeTwice}</p>}
      <p className="ways">
        <button type="button" className="button" onClick={add}>
          {say.add}
        </button>
        <button type="submit" className="button primary" disabled={asked === null || !areSound(drafts) || order.isBusy}>
          {words.save}
        </button>
        {asked !== null && <span className="soft">{words.unsaved}</span>}
      </p>
      <AskLeaving isDirty={asked !== null && !order.isBusy} />
    </form>
  )
}
