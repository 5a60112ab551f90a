/** Speakers in a grid by name: how each is written, and who is meant by what was typed. Pure. */
import { unaccented } from '#core/text.ts'

type Named = { readonly code: string; readonly name: string }

export type SpeakerNames = {
  /** How each speaker is written, in the order given. */
  readonly labels: readonly string[]
  /** How the speaker of a code is written; the name given, else the code, for one who is not among them. */
  readonly labelOf: (of: Named) => string
  /** The label of the one who is meant: by label, code, or a part of the name that fits nobody else. Null for nobody. */
  readonly meant: (typed: string) => string | null
  /** Code of a label; what is none goes through as a code. */
  readonly codeOf: (label: string) => string
}

/** By name alone, and with the code where two have the same. */
export function speakerNames(all: readonly Named[]): SpeakerNames {
  const often = Map.groupBy(all, ({ name, code }) => name || code)
  const label = ({ code, name }: Named): string =>
    (often.get(name || code)?.length ?? 0) > 1 && name !== '' ? `${name} (${code})` : name || code
  const known = all.map((one) => ({ ...one, label: label(one), folded: unaccented(label(one)) }))
  const byCode = new Map(known.map((one) => [one.code, one.label]))
  const byLabel = new Map(known.map((one) => [one.label, one.code]))
  return {
    labels: known.map((one) => one.label),
    labelOf: ({ code, name }) => byCode.get(code) ?? (name || code),
    codeOf: (text) => byLabel.get(text) ?? text,
    meant: (typed) => {
      const text = typed.trim()
      if (text === '' || byLabel.has(text)) return text
      const folded = unaccented(text)
      const exact = known.filter((one) => one.folded === folded || one.code.toLowerCase() === folded)
      const found = exact.length > 0 ? exact : known.filter((one) => one.folded.includes(folded))
      return found.length === 1 ? (found[0]?.label ?? null) : null
    },
  }
}
