import path from 'node:path'
import { Problem } from '#core/problem.ts'
import { writeCopy } from '#modules/people/actions-copy.ts'
import { erasePerson } from '#modules/people/actions-erase.ts'
import { personDataFor, personNamed } from '#modules/people/answers-data.ts'
import type { Self } from '#modules/people/answers-data.ts'
import type { Database } from '#platform/database.ts'
import { Refusal, UsageFault, flag, text } from '../command.ts'
import type { Command } from '../command.ts'
import { realmMeant, requireRealm } from '../realms.ts'

export const command: Command = {
  name: 'person',
  summary: {
    vi: 'Xuất hoặc xóa dữ liệu cá nhân của một người',
    en: 'Export or erase the personal data of one person',
  },
  usage: 'export CODE FILE.json|FILE.xlsx | erase CODE --yes',
  options: [
    {
      name: 'yes',
      type: 'boolean',
      help: { vi: 'Khi erase: chắc chắn, không khôi phục được', en: 'With erase: be sure, it can’t be undone' },
    },
  ],
  arguments: [2, 3],
  details: {
    vi: 'export ghi mọi điều hệ thống lưu về người mang mã CODE. erase thay họ tên bằng bí danh, xóa liên hệ, bài viết, tệp và đóng tài khoản; số liệu giữ nguyên và nhập lại hồ sơ cũ không đưa tên trở lại. Mọi việc đều ghi nhật ký.',
    en: 'export writes everything that is kept of the person CODE. erase puts a pseudonym for the name, removes contacts, texts and files and closes the account; figures stay, and importing an old dossier brings no name back. All of it is journaled.',
  },
  run: async (cx) => {
    const [order = '', code = '', file] = cx.args
    if (order !== 'export' && order !== 'erase')
      throw new UsageFault({ vi: `Không có việc ${order}.`, en: `There is no order ${order}.` })
    if (order === 'export' && file === undefined)
      throw new UsageFault({ vi: 'Thiếu tên tệp để ghi.', en: 'The name of the file to write is missing.' })
    if (order === 'erase' && !flag(cx, 'yes'))
      throw new UsageFault({
        vi: 'Xóa không khôi phục được: thêm --yes nếu chắc chắn.',
        en: 'Erasing can’t be undone: add --yes to be sure.',
      })
    const { database, filesDir } = await cx.openStore()
    const realm = await realmMeant(database, text(cx, 'realm'))
    const realmId = await requireRealm(database, realm)
    const self = await found(database, realmId, code)
    const now = new Date()
    if (order === 'erase') {
      const eraser = { database, filesDir, realmId, actor: 'operator', door: 'cli', now }
      cx.out(JSON.stringify({ realm, person: code, ...(await erasePerson(eraser, self.personId).catch(refused)) }))
      return
    }
    const by = { asker: { kind: 'operator' } as const, now, door: 'cli', address: '' }
    const data = await personDataFor(database, self, by)
    const target = path.resolve(file ?? '')
    await writeCopy(data, target).catch(taken(target))
    cx.out(JSON.stringify({ realm, person: code, path: target, tables: data.tables.length }))
  },
}

async function found(database: Database, realmId: number, code: string): Promise<Self> {
  return personNamed(database, realmId, code).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'not-found')) throw error
    throw new Refusal({ vi: `Không có người mang mã “${code}”.`, en: `There is no person “${code}”.` })
  })
}

function refused(error: unknown): never {
  if (!(error instanceof Problem && error.code === 'conflict')) throw error
  const held = error.issues.find(({ path: issue }) => issue === 'hold')
  if (held !== undefined)
    throw new Refusal({
      vi: `Đang có lệnh giữ dữ liệu của người này: ${held.message}`,
      en: `A legal hold stands on this person’s data: ${held.message}`,
    })
  throw new Refusal({
    vi: 'Tài khoản của người này đang giữ vai trò quản trị: thu hồi vai trò trước.',
    en: 'The person’s account holds the administrator’s role: take that away first.',
  })
}

/** A file of somebody's data never takes the place of another one. */
function taken(target: string) {
  return (error: NodeJS.ErrnoException): never => {
    if (error.code !== 'EEXIST') throw error
    throw new Refusal({ vi: `${target} đã có: chọn tên khác.`, en: `${target} is there already: choose another name.` })
  }
}
