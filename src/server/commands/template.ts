import { existsSync } from 'node:fs'
import path from 'node:path'
import { levels as defaultLevels } from '#core/choices.ts'
import { writeTemplate } from '#modules/dossier/actions-template.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { Refusal, UsageFault, text } from '../command.ts'
import type { Command } from '../command.ts'
import { requireRealm } from '../realms.ts'

export const command: Command = {
  name: 'template',
  summary: { vi: 'Ghi tệp mẫu Excel trống', en: 'Write the empty Excel template' },
  usage: 'FILE.xlsx',
  options: [],
  arguments: [1, 1],
  details: {
    vi: 'Mỗi sheet là một tệp của hồ sơ, tiêu đề tiếng Việt, có danh sách chọn và trang hướng dẫn. Với --realm dùng các cấp của tổ chức ấy.',
    en: 'A sheet for each file of the dossier with Vietnamese headers, drop-downs and instructions. With --realm that organization’s levels.',
  },
  run: async (cx) => {
    const target = path.resolve(cx.args[0] ?? '')
    if (!/\.xlsx$/i.test(target))
      throw new UsageFault({ vi: 'Tên tệp phải kết thúc bằng .xlsx.', en: 'The file’s name must end in .xlsx.' })
    if (existsSync(target))
      throw new Refusal({ vi: `${target} đã có: chọn tên khác.`, en: `${target} exists: choose another name.` })
    let levels: readonly string[] = defaultLevels.map((level) => level.code)
    const realm = text(cx, 'realm')
    if (realm !== undefined) {
      const { database } = await cx.openStore()
      await requireRealm(database, realm)
      levels = (await realmFactsOf(database.db, realm, null))?.levels ?? levels
    }
    await writeTemplate(target, { levels })
    cx.out(target)
  },
}
