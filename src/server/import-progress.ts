import type { ImportProgress } from '#modules/dossier/actions-import.ts'
import type { Lang } from './command.ts'

const words = {
  vi: { reading: 'đọc', checking: 'kiểm tra', storing: 'ghi', rows: 'dòng' },
  en: { reading: 'reading', checking: 'checking', storing: 'storing', rows: 'rows' },
}

/** Rows between two lines where there is no terminal. */
const lineEvery = 50_000
const width = 24

/**
 * Shows how far an import is: on a terminal one bar that is drawn over, elsewhere a line now and then. `files` are the
 * names in their order. Answers the listener and what to call at the end.
 */
export function progressOn(
  stream: NodeJS.WriteStream,
  lang: Lang,
  files: readonly string[],
): { on: (progress: ImportProgress) => void; end: () => void } {
  const said = words[lang]
  const group = new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB')
  let shown = 0
  let drawn = false
  const bar = (progress: ImportProgress): string => {
    const part = { reading: 0, checking: 1, storing: 2 }[progress.phase]
    const at = Math.max(0, files.indexOf(progress.file))
    const done = Math.min(width, Math.round(((part * files.length + at + 1) / (3 * files.length)) * width))
    const count = progress.phase === 'reading' ? ` ${group.format(progress.rows)} ${said.rows}` : ''
    return `[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${said[progress.phase]} ${progress.file}${count}`
  }
  return {
    on: (progress) => {
      if (stream.isTTY) {
        stream.write(`\r\u001b[2K${bar(progress)}`)
        drawn = true
      } else if (progress.phase === 'reading' && progress.rows - shown >= lineEvery) {
        shown = progress.rows
        stream.write(`${said.reading} ${progress.file}: ${group.format(progress.rows)} ${said.rows}\n`)
      } else if (progress.phase === 'reading' && progress.rows < shown) shown = 0
    },
    end: () => void (drawn && stream.write('\r\u001b[2K')),
  }
}
