import type { Words } from '#web/language/vi.ts'
import type { Opening } from '../rules-sentence.ts'

/** Title of the panel that an opening shows. */
export function titleOf(t: Words, opening: Opening): string {
  return t.definitions[opening.about].title
}
