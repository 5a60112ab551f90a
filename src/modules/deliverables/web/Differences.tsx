import { useState } from 'react'
import { formatInstant } from '#core/phrases.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { papersEn } from '#web/language/papers-en.ts'
import { papersVi } from '#web/language/papers-vi.ts'
import { Problem } from '#web/Problem.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useZone } from '#web/useZone.ts'

type Props = { realm: string; campaign: string; unit: string; kind: string }
type Content = { sha256: string; at: string; name: string }

/** Two versions of a paper's file side by side in one text: what came in, what went out. */
export function Differences({ realm, campaign, unit, kind }: Props) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const zone = useZone(realm)
  const answer = useAnswer('listContents', { campaign, unit, kind: kind as never }, { realm })
  const [pair, setPair] = useState<{ from: string; to: string } | null>(null)
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={3} />
  const contents = answer.data.contents
  const [newest, before] = contents
  if (newest === undefined || before === undefined) return <p className="soft">{words.oneVersion}</p>
  const from = pair?.from ?? before.sha256
  const to = pair?.to ?? newest.sha256
  const name = ({ at, name: file }: Content): string => `${formatInstant(at, zone, lang)} · ${file}`
  const pick = (label: string, value: string, onPick: (sha256: string) => void) => (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {contents.map((one) => (
          <option key={one.sha256} value={one.sha256}>
            {name(one)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <>
      {pick(words.compareFrom, from, (sha256) => setPair({ from: sha256, to }))}
      {pick(words.compareTo, to, (sha256) => setPair({ from, to: sha256 }))}
      <Compared realm={realm} campaign={campaign} unit={unit} kind={kind} from={from} to={to} />
    </>
  )
}

function Compared({ realm, campaign, unit, kind, from, to }: Props & { from: string; to: string }) {
  const { t } = useLanguage()
  const words = useWords({ vi: papersVi, en: papersEn })
  const answer = useAnswer('comparePapers', { campaign, unit, kind: kind as never }, { realm, from, to })
  if (answer.problem) return <Problem problem={answer.problem} onRetry={answer.retry} />
  if (answer.data === undefined) return <Skeleton label={t.loading} rows={6} />
  const { parts, unread } = answer.data
  if (unread !== null) return <p className="soft">{words.unread}</p>
  if (!parts.some(({ added, removed }) => added || removed)) return <p className="soft">{words.same}</p>
  return (
    <div className="compared">
      {parts.map(({ text, added, removed }, i) => {
        if (added)
          return (
            <ins key={i} title={words.added}>
              {text}
            </ins>
          )
        if (removed)
          return (
            <del key={i} title={words.removed}>
              {text}
            </del>
          )
        return <span key={i}>{text}</span>
      })}
    </div>
  )
}
