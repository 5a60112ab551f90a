import { existsSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { makeReport } from '#modules/reports/actions-report.ts'
import { appVersion } from '../cli.ts'
import { Refusal, flag, needed, text } from '../command.ts'
import type { Command } from '../command.ts'
import { askedDate, positionOf, refusingNotFound, viewOptions } from '../view-options.ts'
import { realmMeant, requireRealm } from '../realms.ts'
import { openSigner } from '#platform/journal/signer.ts'
import { asRefusal } from '../journal-checkpoint.ts'
import { issuePackage } from '../report-package.ts'

export const command: Command = {
  name: 'report',
  summary: { vi: 'Lập báo cáo chính thức (.docx)', en: 'Make the official report (.docx)' },
  usage: '--campaign C --unit U --as-of D [--known-at K] FILE.docx | --package DIR',
  options: [
    ...viewOptions,
    {
      name: 'package',
      type: 'boolean',
      help: {
        vi: 'Lập gói có bằng chứng trong nhật ký: thư mục gồm báo cáo, số liệu, bảng kê, bằng chứng',
        en: 'Make a package with a proof out of the journal: a folder with document, data, manifest and proof',
      },
    },
  ],
  arguments: [1, 1],
  details: {
    vi: 'Số liệu đúng như lệnh figures và bảng tiến độ; báo cáo in ngày số liệu và thời điểm ghi nhận.',
    en: 'The same figures as the command figures and the board; the report prints its as-of date and what was known when.',
  },
  run: async (cx) => {
    const target = path.resolve(cx.args[0] ?? '')
    const campaign = needed(cx, 'campaign')
    const unit = needed(cx, 'unit')
    const asOf = askedDate(needed(cx, 'as-of'))
    if (existsSync(target))
      throw new Refusal({ vi: `${target} đã có: chọn tên khác.`, en: `${target} exists: choose another name.` })
    const { database } = await cx.openStore()
    const realm = await realmMeant(database, text(cx, 'realm'))
    await requireRealm(database, realm)
    await refreshFigures(database, realm)
    const asked = {
      realm,
      campaign,
      unit,
      asOf,
      knownAt: text(cx, 'known-at') ?? null,
      position: positionOf(cx),
      now: new Date(),
      asker: { kind: 'operator' as const },
    }
    if (flag(cx, 'package')) {
      const signer = await openSigner(cx.config.dataDir).catch(asRefusal)
      const issue = { asked, lang: cx.lang, appVersion: appVersion(), actor: 'operator' }
      try {
        await refusingNotFound(cx, realm, () => issuePackage(database, signer, target, issue)).catch(asRefusal)
      } finally {
        await signer.close()
      }
      cx.out(target)
      return
    }
    const document = await refusingNotFound(cx, realm, () => makeReport(database, asked, cx.lang))
    const temporary = `${target}.${process.pid}.tmp`
    writeFileSync(temporary, document, { mode: 0o600 })
    renameSync(temporary, target)
    cx.out(target)
  },
}
