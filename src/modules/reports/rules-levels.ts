import { labelOf, levels } from '#core/choices.ts'
import type { Voice } from './rules-voice.ts'

/** Name of a level inside a sentence: "tỉnh", "huyện"; a realm's own level is printed as it is coded. */
export function levelName(voice: Voice, level: string): string {
  return labelOf(levels, level, voice.lang).toLocaleLowerCase('vi')
}
