import { formatCount } from '#core/phrases.ts'
import { NumberLink } from '#ui/NumberLink.tsx'
import { useLanguage } from '#web/language.tsx'
import type { Opening } from '../rules-sentence.ts'
import { useBehind } from './Behind.tsx'
import { titleOf } from './titles.ts'

type Props = {
  n: number
  opens: Opening
  /** Shown instead of the grouped number, e.g. a share. */ text?: string
  isStrong?: boolean
}

/** A figure of the board: grouped, zero soft, opening to its definition and what is behind it. */
export function Figure({ n, opens, text, isStrong }: Props) {
  const { t, lang } = useLanguage()
  const { open } = useBehind()
  const shown = text ?? formatCount(n, lang)
  return (
    <NumberLink
      label={`${shown}. ${t.behind.open(titleOf(t, opens))}`}
      isZero={n === 0}
      isStrong={isStrong}
      onOpen={() => open({ opening: opens, shown })}
    >
      {shown}
    </NumberLink>
  )
}
