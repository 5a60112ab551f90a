import { Link } from 'wouter'
import { boardAddress } from '#web/address.ts'
import { useLanguage } from '#web/language.tsx'
import type { SentencePart } from '../rules-sentence.ts'
import { composeSentence } from '../rules-sentence.ts'
import { isOutside, useBoard } from './board-data.ts'
import { useBehind } from './Behind.tsx'
import { titleOf } from './titles.ts'
import { NumberLink } from '#ui/NumberLink.tsx'

/** The sentence that says what is so. */
export function Lead() {
  const { t, lang } = useLanguage()
  const board = useBoard()
  const { figures, campaign } = board
  if (isOutside(board)) return <p className="lead">{t.outside}</p>
  const parts = composeSentence({ figures, audiences: campaign.audiences }, lang)
  return (
    <p className="lead">
      {parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </p>
  )
}

function Part({ part }: { part: SentencePart }) {
  const { t } = useLanguage()
  const { view } = useBoard()
  const { open } = useBehind()
  const { text, opens } = part
  if (!opens) return part.strong ? <b>{text}</b> : <>{text}</>
  if (opens.goTo) return <Link href={boardAddress({ ...view, unit: opens.goTo })}>{text}</Link>
  return (
    <NumberLink
      label={`${text}. ${t.behind.open(titleOf(t, opens))}`}
      isStrong={part.strong}
      onOpen={() => open({ opening: opens, shown: text })}
    >
      {text}
    </NumberLink>
  )
}
