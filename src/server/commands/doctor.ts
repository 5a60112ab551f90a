import { checkBackup, checkDatabase, checkProcesses } from '../checks-store.ts'
import {
  checkClock,
  checkFolder,
  checkNode,
  checkPackages,
  checkPort,
  checkPrograms,
  checkSpace,
} from '../checks-machine.ts'
import { checkSigner } from '../checks-journal.ts'
import type { Finding } from '../checks.ts'
import type { Command, Lang } from '../command.ts'

export const command: Command = {
  name: 'doctor',
  summary: {
    vi: 'Kiểm tra cài đặt và chỉ cách khắc phục',
    en: 'Say what is wrong with the installation and how to mend it',
  },
  usage: '',
  options: [],
  arguments: [0, 0],
  run: async ({ config, lang, out }) => {
    const findings = [
      checkNode(),
      checkPackages(),
      checkPrograms(config),
      checkFolder(config),
      checkSpace(config),
      checkClock(),
      await checkPort(config),
      checkProcesses(config), // before the database is looked at, which may start it
      ...(await checkDatabase(config)),
      checkBackup(config),
      checkSigner(config),
    ]
    for (const finding of findings) out(line(finding, lang))
    return findings.some(({ state }) => state === 'error') ? 1 : 0
  },
}

const marks = {
  vi: { ok: 'tốt     ', warn: 'lưu ý   ', error: 'lỗi     ' },
  en: { ok: 'ok      ', warn: 'warning ', error: 'error   ' },
} as const

function line({ state, what, mend }: Finding, lang: Lang): string {
  return `${marks[lang][state]}${what[lang]}${mend ? ` → ${mend[lang]}` : ''}`
}
