import { useElementSize } from '@mantine/hooks'
import { useId } from 'react'
import { labelOf } from '#core/choices.ts'
import { levelChoices } from '#core/labels.ts'
import { formatCount, formatDate } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import type { ChainNode } from '../contract.ts'
import { drawingOf } from './chain-model.ts'
import { useDirectiveWords } from './useDirectiveWords.ts'

/** Until the page has been measured, and for paper. */
const usualWidth = 960

/**
 * Documents as points: lanes by level, time to the right, a line to what each carries out. The list below the drawing
 * says the same in words, so readers are told of that one.
 */
export function ChainDrawing({ nodes, levels }: { nodes: readonly ChainNode[]; levels: readonly string[] }) {
  const { lang } = useLanguage()
  const words = useDirectiveWords().chain
  const id = useId()
  const { ref, width } = useElementSize()
  const levelText = (level: string | null): string =>
    level === null ? words.outside : labelOf(levelChoices(levels), level, lang)
  const drawing = drawingOf(nodes, levels, width || usualWidth, {
    days: (days) => words.lost(formatCount(days, lang)),
    level: levelText,
  })
  return (
    <div ref={ref}>
      <svg
        className="chain-drawing"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>{words.drawing}</title>
        {drawing.months.map(({ day, x }) => (
          <g key={day}>
            <line className="chain-month" x1={x} y1={18} x2={x} y2={drawing.height} />
            <text className="chain-word" x={x + 3} y={13}>
              {`${day.slice(5, 7)}/${day.slice(0, 4)}`}
            </text>
          </g>
        ))}
        {drawing.lanes.map(({ level, y }) => (
          <g key={level ?? ''}>
            <line className="chain-lane" x1={0} y1={y} x2={drawing.width} y2={y} />
            <text className="chain-level" x={2} y={y + 14}>
              {levelText(level)}
            </text>
          </g>
        ))}
        {drawing.lines.map(({ from, to }) => (
          <path
            key={to.node.id}
            className="chain-line"
            d={`M${from.x} ${from.y}C${from.x} ${(from.y + to.y) / 2} ${to.x} ${(from.y + to.y) / 2} ${to.x} ${to.y}`}
          />
        ))}
        {drawing.dots.map(({ node, x, y }) => (
          <g key={node.id}>
            <circle className={node.ref === null ? 'chain-dot hollow' : 'chain-dot'} cx={x} cy={y} r={5}>
              <title>{`${node.number} (${formatDate(node.issued_on, lang)}) · ${node.issuer_name}`}</title>
            </circle>
          </g>
        ))}
        {drawing.words.map(({ key, text, x, y, isEnd }) => (
          <text key={key} className="chain-word" x={x} y={y} textAnchor={isEnd ? 'end' : 'start'}>
            {text}
          </text>
        ))}
      </svg>
    </div>
  )
}
