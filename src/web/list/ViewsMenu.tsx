import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { DropMenu } from '#ui/DropMenu.tsx'
import { TextField } from '#ui/TextField.tsx'
import { call } from '#web/api.ts'
import type { ReplyOf } from '#web/api.ts'
import { useLanguage } from '#web/language.tsx'
import { Refusal } from '#web/Refusal.tsx'
import { useAnswer } from '#web/useAnswer.ts'

type View = ReplyOf<'listViews'>['rows'][number]
type Props = {
  realm: string
  list: string
  /** What the list is narrowed to now. */
  view: string
  isNarrowed: boolean
  onShow: (view: string, replace?: boolean) => void
}

/** Views of the list that one has saved: shown, saved, renamed, deleted; one of them opens first. */
export function ViewsMenu({ realm, list, view, isNarrowed, onShow }: Props) {
  const { t } = useLanguage()
  const words = t.kit.views
  const answer = useAnswer('listViews', {}, { realm, list })
  const views = answer.data?.rows ?? []
  useUsual(views, answer.data !== undefined, onShow)
  const shown = views.find((one) => one.query === view)
  return (
    <DropMenu text={shown?.name ?? words.title} label={`${words.title}: ${shown?.name ?? words.whole}`} isWide>
      {(close) => (
        <>
          <button
            type="button"
            className="drop-item"
            onClick={() => {
              onShow('')
              close()
            }}
          >
            {words.whole}
          </button>
          {views.length === 0 && <p className="drop-note">{words.none}</p>}
          {views.map((one) => (
            <ViewLine
              key={one.view}
              realm={realm}
              view={one}
              isShown={one.view === shown?.view}
              onShow={() => {
                onShow(one.query)
                close()
              }}
            />
          ))}
          {(isNarrowed || view !== '') && <SaveView realm={realm} list={list} view={view} />}
          <Refusal problem={answer.problem} />
        </>
      )}
    </DropMenu>
  )
}

/** Opens the usual view, when the address asked for nothing as the page was opened. */
function useUsual(views: readonly View[], isKnown: boolean, onShow: Props['onShow']): void {
  const asked = useSearch()
  const isDone = useRef(false)
  const opened = useRef([...new URLSearchParams(asked).keys()].every((key) => key === 'lang'))
  useEffect(() => {
    if (!isKnown || isDone.current) return
    isDone.current = true
    const usual = views.find((one) => one.usual)
    if (usual && opened.current) onShow(usual.query, true)
  }, [isKnown, views, onShow])
}

function useSaving<Input>(send: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries({ queryKey: ['listViews'] }) })
}

function SaveView({ realm, list, view }: { realm: string; list: string; view: string }) {
  const { t } = useLanguage()
  const words = t.kit.views
  const [name, setName] = useState('')
  const save = useSaving(() => call('saveView', {}, { realm }, { body: { list, name, query: view } }))
  return (
    <form
      className="drop-form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(undefined, { onSuccess: () => setName('') })
      }}
    >
      <p className="field-label">{words.save}</p>
      <TextField label={words.name} value={name} onType={setName} maxLength={80} required autoComplete="off" />
      <button type="submit" className="button" disabled={save.isPending || name.trim() === ''}>
        {words.saveNew}
      </button>
      <Refusal problem={save.error} instead={{ conflict: words.taken }} />
    </form>
  )
}

function ViewLine({
  realm,
  view,
  isShown,
  onShow,
}: {
  realm: string
  view: View
  isShown: boolean
  onShow: () => void
}) {
  const { t } = useLanguage()
  const words = t.kit.views
  const [name, setName] = useState<string | null>(null)
  const change = useSaving((of: { name?: string; usual?: boolean }) =>
    call('changeView', { view: view.view }, { realm }, { body: of }),
  )
  const remove = useSaving(() => call('removeView', { view: view.view }, { realm }))
  return (
    <div className="drop-line">
      {name === null ? (
        <>
          <button type="button" className="drop-item" aria-current={isShown ? 'true' : undefined} onClick={onShow}>
            {view.name}
            {view.usual && <small> · {words.usual}</small>}
          </button>
          <span className="drop-ways">
            <button
              type="button"
              className="link"
              aria-pressed={view.usual}
              aria-label={words.usualOf(view.name)}
              onClick={() => change.mutate({ usual: !view.usual })}
            >
              {view.usual ? words.notUsual : words.makeUsual}
            </button>
            <button
              type="button"
              className="link"
              aria-label={words.renameOf(view.name)}
              onClick={() => setName(view.name)}
            >
              {words.rename}
            </button>
            <button
              type="button"
              className="link"
              aria-label={words.removeOf(view.name)}
              onClick={() => remove.mutate(undefined)}
            >
              {words.remove}
            </button>
          </span>
        </>
      ) : (
        <form
          className="drop-form"
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate({ name }, { onSuccess: () => setName(null) })
          }}
        >
          <TextField label={words.name} value={name} onType={setName} maxLength={80} required autoComplete="off" />
          <button type="submit" className="button" disabled={change.isPending}>
            {words.saveNew}
          </button>
        </form>
      )}
      <Refusal problem={change.error ?? remove.error} instead={{ conflict: words.taken }} />
    </div>
  )
}
