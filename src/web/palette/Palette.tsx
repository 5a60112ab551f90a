import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQueries } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { realmAddress } from '#web/address.ts'
import { deskFor } from '#web/desk.ts'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { useToday } from '#web/useToday.ts'
import { holds, mostHits, sources } from './sources.ts'
import type { Hit, Source } from './sources.ts'

type Props = { realm: string; onClose: () => void; onHelp: () => void }
type Group = { readonly title: string; readonly hits: readonly Hit[] }

const leastOf = (source: Source): number => source.least ?? 2

/** Finds pages, units, campaigns and whatever else has a list, and goes there; by keyboard from first to last. */
export function Palette({ realm, onClose, onHelp }: Props) {
  const { t, lang } = useLanguage()
  const words = t.kit.palette
  const id = useId()
  const [, go] = useLocation()
  const today = useToday(realm)
  const can = useMe()?.can ?? []
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 180)
  const [at, setAt] = useState(0)
  const asked = sources.filter(({ needs }) => can.includes(needs))
  const found = useQueries({
    queries: asked.map((source) => ({
      queryKey: ['palette', source.name, realm, text],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find({ realm, text, today, signal }),
      enabled: text.length >= leastOf(source),
      staleTime: 60_000,
    })),
  })
  const pages: Hit[] = [
    { to: realmAddress(realm), text: t.nav.progress },
    ...deskFor(can).flatMap(({ group, pages: these }) =>
      these.map((page) => ({
        to: realmAddress(realm, page.path),
        text: t.kit.desk.pages[page.name],
        note: t.kit.desk.groups[group],
      })),
    ),
    ...(can.includes('read.accounts') ? [{ to: realmAddress(realm, 'accounts'), text: t.accounts.menu.accounts }] : []),
    ...(can.includes('read.journal') ? [{ to: realmAddress(realm, 'journal'), text: t.accounts.menu.journal }] : []),
  ]
  const groups: Group[] = [
    { title: words.pages, hits: pages.filter((page) => holds(page.text, typed.trim())) },
    ...asked.map((source, i) => ({
      title: source.title[lang],
      hits: typed.trim().length >= leastOf(source) ? (found[i]?.data ?? []).slice(0, mostHits) : [],
    })),
  ].filter(({ hits }) => hits.length > 0)
  const hits = groups.flatMap((group) => group.hits)
  const current = Math.min(at, hits.length - 1)
  const visit = (hit: Hit | undefined): void => {
    if (hit === undefined) return
    onClose()
    go(hit.to)
  }
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setAt((current + step + hits.length) % hits.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      visit(hits[current])
    }
  }
  const isWaiting = found.some(({ isFetching }) => isFetching)
  let number = -1
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={640}
      yOffset="10vh"
      overlayProps={{ backgroundOpacity: 0.18 }}
      classNames={{ content: 'ask palette', body: 'palette-body' }}
      attributes={{ content: { 'aria-label': words.title } }}
    >
      <input
        className="palette-input"
        data-autofocus
        role="combobox"
        aria-label={words.title}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-hits`}
        aria-activedescendant={hits.length > 0 ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        placeholder={words.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div id={`${id}-hits`} role="listbox" aria-label={words.title} className="palette-hits">
        {groups.map(({ title, hits: these }) => (
          <div key={title} role="group" aria-label={title}>
            <div className="palette-title" aria-hidden="true">
              {title}
            </div>
            {these.map((hit) => {
              number += 1
              const n = number
              return (
                <div
                  key={hit.to}
                  id={`${id}-${n}`}
                  role="option"
                  aria-selected={n === current}
                  className="palette-hit"
                  onMouseMove={() => setAt(n)}
                  onClick={() => visit(hit)}
                >
                  {hit.text} {hit.note && <small>{hit.note}</small>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p className="palette-foot" aria-live="polite">
        {hits.length === 0 ? (isWaiting || typed.trim() !== text ? t.loading : words.nothing) : ''}
        <button type="button" className="link" onClick={onHelp}>
          {t.kit.keys.title} (?)
        </button>
      </p>
    </Modal>
  )
}
