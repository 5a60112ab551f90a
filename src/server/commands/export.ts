import path from 'node:path'
import { exportDossier } from '#modules/dossier/actions-export.ts'
import type { ExportResult } from '#modules/dossier/actions-export.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { Problem } from '#core/problem.ts'
import { tellCommand } from '#platform/journal/reading.ts'
import { Refusal, text } from '../command.ts'
import type { Command } from '../command.ts'
import { realmMeant, requireRealm } from '../realms.ts'

export const command: Command = {
  name: 'export',
  summary: {
    vi: 'Xuất toàn bộ hồ sơ (thư mục CSV hoặc tệp .xlsx)',
    en: 'Export the whole dossier (folder of CSV files or .xlsx)',
  },
  usage: 'PATH',
  options: [],
  arguments: [1, 1],
  details: {
    vi: 'Ghi mọi bản ghi của mọi tệp, kể cả bản cũ và bản đã rút, đúng như lệnh import đọc. Nhập lại không thay đổi gì. Có dữ liệu cá nhân.',
    en: 'Writes every version of every file, older and withdrawn ones too, as import reads them. Importing it again changes nothing. It holds personal data.',
  },
  run: async (cx) => {
    const target = path.resolve(cx.args[0] ?? '')
    const { database, filesDir } = await cx.openStore()
    const realm = await realmMeant(database, text(cx, 'realm'))
    const realmId = await requireRealm(database, realm)
    const facts = await realmFactsOf(database.db, realm, null)
    const tell = ({ files }: ExportResult): Promise<void> =>
      tellCommand(database, { realmId, action: 'export', object: { type: 'realm', id: realm }, payload: { files } })
    const result = await exportDossier(
      { db: database, realmId, timeZone: facts?.timeZone ?? 'Asia/Ho_Chi_Minh', filesDir, tell },
      target,
    ).catch((error: unknown) => {
      if (!(error instanceof Problem && error.code === 'conflict')) throw error
      throw new Refusal({
        vi: `${target} đã có nội dung: chọn tên khác hoặc một thư mục trống.`,
        en: `${target} holds something already: choose another name, or an empty folder.`,
      })
    })
    cx.err(cx.lang === 'vi' ? `Đã xuất “${realm}” ra ${target}.` : `Exported “${realm}” to ${target}.`)
    cx.out(JSON.stringify({ realm, path: target, ...result }))
  },
}
