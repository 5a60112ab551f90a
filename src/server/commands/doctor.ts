import { checkBackup, checkDatabase, checkProcesses } from '../checks-store.ts'
import {
  checkClock,
  checkFolder,
  checkNode,
  checkPackages,
  checkPort,
  checkPrograms,
  checkSettings,
  checkSpace,
} from '../checks-machine.ts'
import { readEdge } from '#platform/edge.ts'
import { checkFactorKeys } from '../checks-factors.ts'
import { checkSigner } from '../checks-journal.ts'
import { checkPublic } from '../checks-public.ts'
import { comingIn } from '../checks-public-store.ts'
import type { Finding } from '../checks.ts'
import { flag } from '../command.ts'
import type { Command, Lang } from '../command.ts'
import { environment } from '#platform/settings.ts'

export const command: Command = {
  name: 'doctor',
  summary: {
    vi: 'Kiểm tra cài đặt và chỉ cách khắc phục',
    en: 'Say what is wrong with the installation and how to mend it',
  },
  usage: '[--public]',
  options: [
    {
      name: 'public',
      type: 'boolean',
      help: {
        vi: 'Xét thêm những gì nguy hiểm khi máy chủ ra mạng',
        en: 'Look also for what is dangerous where the server faces a network',
      },
    },
  ],
  arguments: [0, 0],
  run: async (cx) => {
    const { config, lang, out } = cx
    const findings = [
      checkNode(),
      checkPackages(),
      checkPrograms(config),
      checkFolder(config),
      checkSpace(config),
      checkClock(),
      checkSettings(),
      await checkPort(config),
      checkProcesses(config), // before the database is looked at, which may start it
      ...(await checkDatabase(config)),
      checkBackup(config),
      checkSigner(config),
      ...(await checkFactorKeys(config)),
      ...(flag(cx, 'public') ? checkPublic(environment, config, readEdge(environment), await comingIn(config)) : []),
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
