import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same one from drawing to drawing and yet does what the newest drawing says. */
export function useStable<Args extends unknown[], Result>(work: (...args: Args) => Result): (...args: Args) => Result {
  const newest = useRef(work)
  useLayoutEffect(() => {
    newest.current = work
  })
  return useCallback((...args: Args) => newest.current(...args), [])
}
