import { existsSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeReport } from '#modules/reports/actions-report.ts'
import { appVersion } from '../cli.ts'
import { Refusal, flag } from '../command.ts'
import type { Command } from '../command.ts'
import { askedView, refusingNotFound, viewOptions } from '../view-options.ts'
import { readings } from '#core/readings.ts'
import { tellCommand } from '#platform/journal/reading.ts'
import { openSigner } from '#platform/journal/signer.ts'
import { requireRealm } from '../realms.ts'
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
    if (existsSync(target))
      throw new Refusal({ vi: `${target} đã có: chọn tên khác.`, en: `${target} exists: choose another name.` })
    const { database, asked } = await askedView(cx)
    if (flag(cx, 'package')) {
      const signer = await openSigner(cx.config.dataDir).catch(asRefusal)
      const issue = { asked, lang: cx.lang, appVersion: appVersion(), actor: 'operator' }
      try {
        await refusingNotFound(cx, asked.realm, () => issuePackage(database, signer, target, issue)).catch(asRefusal)
      } finally {
        await signer.close()
      }
      cx.out(target)
      return
    }
    const document = await refusingNotFound(cx, asked.realm, () => makeReport(database, asked, cx.lang))
    await tellCommand(database, {
      realmId: await requireRealm(database, asked.realm),
      action: readings.readReport,
      unit: asked.unit,
      object: { type: 'campaign', id: asked.campaign },
      payload: { as_of: asked.asOf },
    })
    const temporary = `${target}.${process.pid}.tmp`
    writeFileSync(temporary, document, { mode: 0o600 })
    renameSync(temporary, target)
    cx.out(target)
  },
}
