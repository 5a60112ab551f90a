import { useState } from 'react'

/** The first rows of a long list, until all are asked for. */
export function useFolded<Row>(rows: readonly Row[], first: number) {
  const [isOpen, setIsOpen] = useState(false)
  const isFolded = !isOpen && rows.length > first
  return { shown: isFolded ? rows.slice(0, first) : rows, isFolded, unfold: () => setIsOpen(true) }
}
