import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildImpactFile } from '#modules/people/actions-dpia.ts'
import { impactFacts } from '#modules/people/answers-overview.ts'
import { appVersion } from '../cli.ts'
import { Refusal, UsageFault, text } from '../command.ts'
import type { Command } from '../command.ts'
import { realmMeant, requireRealm } from '../realms.ts'

export const command: Command = {
  name: 'privacy',
  summary: {
    vi: 'Lập hồ sơ đánh giá tác động xử lý dữ liệu cá nhân',
    en: 'Write the impact assessment of processing personal data',
  },
  usage: 'dpia FILE.docx',
  options: [],
  arguments: [2, 2],
  details: {
    vi: 'Lập từ danh bạ dữ liệu cá nhân của chương trình: mục đích, dữ liệu, thời hạn, người được xem, biện pháp bảo vệ. Phần của riêng đơn vị để trống cho đơn vị ghi. Bằng tiếng Việt.',
    en: 'Made from the program’s register of personal data: purposes, data, terms, who sees it, measures. What only the organization knows is left open for it. In Vietnamese.',
  },
  run: async (cx) => {
    const [order = '', file = ''] = cx.args
    if (order !== 'dpia') throw new UsageFault({ vi: `Không có việc ${order}.`, en: `There is no order ${order}.` })
    const { database } = await cx.openStore()
    const realm = await realmMeant(database, text(cx, 'realm'))
    const facts = await impactFacts(database, await requireRealm(database, realm))
    const target = path.resolve(file)
    const bytes = await buildImpactFile({ ...facts, version: appVersion() })
    await writeFile(target, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
      throw new Refusal({
        vi: `${target} đã có: chọn tên khác.`,
        en: `${target} is there already: choose another name.`,
      })
    })
    cx.out(JSON.stringify({ realm, path: target }))
  },
}
