import { percent } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import type { Opening } from '../rules-sentence.ts'
import { Figure } from './Figure.tsx'

type WritingFigure = Extract<NonNullable<Opening['names']>['figure'], `writing_${string}`>
type Props = {
  row: { expected: number; received: number; accepted: number }
  of: { artifact: string; tier: string; collecting?: string }
}

/** Heads of the numbers of papers. */
export function WritingHead() {
  const { t } = useLanguage()
  return (
    <>
      <th scope="col">{t.writing.expected}</th>
      <th scope="col">{t.writing.received}</th>
      <th scope="col">{t.writing.outstanding}</th>
      <th scope="col" className="wide">
        {t.writing.ratio}
      </th>
      <th scope="col" className="wide">
        {t.writing.accepted}
      </th>
    </>
  )
}

/** Due, received, not received, the share and accepted, each opening its names. */
export function WritingNumbers({ row, of }: Props) {
  const { lang } = useLanguage()
  const opens = (figure: WritingFigure, about: Opening['about'] = figure): Opening => ({
    about,
    names: { figure, ...of },
  })
  return (
    <>
      <td>
        <Figure n={row.expected} opens={opens('writing_expected')} />
      </td>
      <td>
        <Figure n={row.received} opens={opens('writing_received')} />
      </td>
      <td>
        <Figure n={row.expected - row.received} opens={opens('writing_outstanding')} />
      </td>
      <td className="wide">
        <Figure
          n={row.received}
          text={percent(row.received, row.expected, lang)}
          opens={opens('writing_received', 'writing_ratio')}
        />
      </td>
      <td className="wide">
        <Figure n={row.accepted} opens={opens('writing_accepted')} />
      </td>
    </>
  )
}
