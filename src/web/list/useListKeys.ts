import { useEffect } from 'react'
import type { RefObject } from 'react'
import { areLettersOn, isBare, isCovered, isWriting } from '#ui/keys.ts'

type Keys = {
  count: number
  active: number
  body: RefObject<HTMLTableSectionElement | null>
  search: RefObject<HTMLInputElement | null>
  onMove: (index: number) => void
  onOpen: (index: number) => void
  onTurn: (index: number) => void
}

/**
 * Keys of a list. Arrows, Enter and Space work on the row that has the focus; the letters (/, j, k, x) on the whole page
 * while nobody writes and nothing covers it.
 */
export function useListKeys({ count, active, body, search, onMove, onOpen, onTurn }: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isBare(event) || isWriting(event.target) || isCovered()) return
      const act = actionOf(event)
      if (act === null) return
      event.preventDefault()
      act()
    }
    const actionOf = (event: KeyboardEvent): (() => void) | null => {
      const isRow = event.target instanceof HTMLTableRowElement && body.current?.contains(event.target) === true
      const isIn = event.target instanceof Node && body.current?.contains(event.target) === true
      const letter = areLettersOn() ? event.key : ''
      if (letter === '/') return () => search.current?.focus()
      if (count === 0) return null
      if ((isIn && event.key === 'ArrowDown') || letter === 'j')
        return () => onMove(isIn ? Math.min(count - 1, active + 1) : active)
      if ((isIn && event.key === 'ArrowUp') || letter === 'k') return () => onMove(Math.max(0, active - 1))
      if (letter === 'x' || (isRow && event.key === ' ')) return () => onTurn(active)
      if (!isRow) return null
      if (event.key === 'Enter') return () => onOpen(active)
      if (event.key === 'Home') return () => onMove(0)
      if (event.key === 'End') return () => onMove(count - 1)
      return null
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [count, active, body, search, onMove, onOpen, onTurn])
}
