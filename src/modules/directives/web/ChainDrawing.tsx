import { useId } from 'react'
import { labelOf } from '#core/choices.ts'
import { levelChoices } from '#core/labels.ts'
import { formatDate } from '#core/phrases.ts'
import { useLanguage } from '#web/language.tsx'
import type { ChainNode } from '../contract.ts'
import { drawingOf } from './chain-model.ts'
import { useDirectiveWords } from './useDirectiveWords.ts'

const width = 960

/**
 * Documents as points: lanes by level, time to the right, a line to what each carries out. The list below the drawing
 * says the same in words, so readers are told of that one.
 */
export function ChainDrawing({ nodes, levels }: { nodes: readonly ChainNode[]; levels: readonly string[] }) {
  const { lang } = useLanguage()
  const words = useDirectiveWords().chain
  const id = useId()
  const drawing = drawingOf(nodes, levels, width)
  const few = nodes.length <= 12
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls on a phone
    <div className="chain-wide" tabIndex={0} role="group" aria-labelledby={`${id}-title`}>
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
              {level === null ? words.outside : labelOf(levelChoices(levels), level, lang)}
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
            {few && (
              <text
                className="chain-word"
                x={x > width - 130 ? x + 4 : x - 4}
                y={y - 9}
                textAnchor={x > width - 130 ? 'end' : 'start'}
              >
                {node.number}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}
