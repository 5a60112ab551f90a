/** How old files write Vietnamese letters; read by platform/sheets/letters.ts. */
import type { Choice } from './choices.ts'

export const letterCodings = [
  { code: 'unicode', vi: 'Unicode (chữ đang hiển thị đúng)', en: 'Unicode (letters as they are shown)' },
  { code: 'windows-1258', vi: 'Windows-1258', en: 'Windows-1258' },
  { code: 'tcvn3', vi: 'TCVN3 (ABC), phông .VnTime', en: 'TCVN3 (ABC), .VnTime fonts' },
  { code: 'vni', vi: 'VNI-Windows, phông VNI-Times', en: 'VNI-Windows, VNI-Times fonts' },
] as const satisfies readonly Choice[]

export type Letters = (typeof letterCodings)[number]['code']
