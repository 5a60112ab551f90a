import type { Words } from '#web/language/vi.ts'
import type { Opening } from '../rules-sentence.ts'

const isDefined = (t: Words, key: string): key is keyof Words['definitions'] => key in t.definitions

/** Definition of what an opening is about. */
export function definitionOf(t: Words, opening: Opening): { title: string; text: string } {
  return isDefined(t, opening.about) ? t.definitions[opening.about] : t.definitions.expected
}

/** Title of the panel that an opening shows. */
export function titleOf(t: Words, opening: Opening): string {
  return definitionOf(t, opening).title
}
