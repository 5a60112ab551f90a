import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Problem } from '#core/problem.ts'
import { dayIn } from '#core/zones.ts'
import { buildCertificate } from '#modules/people/actions-certificate.ts'
import { confirmDisposal, prepareDisposal } from '#modules/people/actions-disposal.ts'
import type { Disposer } from '#modules/people/actions-disposal.ts'
import { certifiedOf, termNow } from '#modules/people/answers-overview.ts'
import type { CampaignRetention } from '#modules/people/answers-retention.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { Refusal, UsageFault, flag, needed, text } from '../command.ts'
import type { Command } from '../command.ts'
import { realmMeant, requireRealm } from '../realms.ts'

const yes = (name: string, vi: string, en: string) => ({ name, type: 'boolean', help: { vi, en } }) as const

export const command: Command = {
  name: 'retention',
  summary: {
    vi: 'Xóa vĩnh viễn thông tin của người đã ra đi khi hết thời hạn lưu của một đợt',
    en: 'Erase for good whoever has left, when the term of a campaign is over',
  },
  usage: '--campaign C --dry-run | --campaign C --yes [--certificate FILE.docx]',
  options: [
    { name: 'campaign', type: 'string', value: 'C', help: { vi: 'Mã đợt', en: 'Code of the campaign' } },
    yes('dry-run', 'Chỉ cho biết, không thay đổi gì', 'Only tell, change nothing'),
    yes('yes', 'Chắc chắn, không khôi phục được', 'Be sure, it can’t be undone'),
    {
      name: 'certificate',
      type: 'string',
      value: 'FILE.docx',
      help: { vi: 'Ghi biên bản tiêu hủy ra tệp này', en: 'Write the certificate of destruction to this file' },
    },
  ],
  arguments: [0, 0],
  details: {
    vi: 'Thời hạn tính từ hạn cuối của đợt (mặc định 5 năm, hoặc ngày riêng của đợt). Hết thời hạn, danh sách của đợt hiển thị bí danh. Lệnh này xóa người không có trong đợt nào còn thời hạn, không còn sinh hoạt ở đâu và không bị lệnh giữ dữ liệu. Số liệu không đổi.',
    en: 'The term runs from the campaign’s last deadline (5 years unless set, or the campaign’s own day). Once it is over, the campaign’s lists show pseudonyms. The command erases people of no other living campaign who are members nowhere any more and whom no legal hold keeps. No figure changes.',
  },
  run: async (cx) => {
    const campaign = needed(cx, 'campaign')
    const dryRun = flag(cx, 'dry-run')
    if (!dryRun && !flag(cx, 'yes'))
      throw new UsageFault({
        vi: 'Xóa không khôi phục được: xem trước bằng --dry-run, rồi thêm --yes.',
        en: 'Erasing can’t be undone: look with --dry-run first, then add --yes.',
      })
    const { database, filesDir } = await cx.openStore()
    const realm = await realmMeant(database, text(cx, 'realm'))
    const realmId = await requireRealm(database, realm)
    const { timeZone = 'Asia/Ho_Chi_Minh' } = (await realmFactsOf(database.db, realm, null)) ?? {}
    const now = new Date()
    const today = dayIn(timeZone, now)
    const by = { database, filesDir, realmId, actor: 'operator', door: 'cli', now, timeZone, today }
    const term = await termNow(database, by, campaign)
    if (term === undefined) throw new Refusal({ vi: 'Không có đợt này.', en: 'There is no such campaign.' })
    const done = dryRun || term.due.length === 0 ? null : await dispose(by, campaign, text(cx, 'certificate'))
    cx.err(cx.lang === 'vi' ? tellVi(term, dryRun) : tellEn(term, dryRun))
    const { last_day, from, over, held, members, heldPeople } = term
    const counts = { people: term.due.length, members, held_people: heldPeople }
    cx.out(JSON.stringify({ realm, campaign, dry_run: dryRun, last_day, from, over, held, ...counts, ...done }))
  },
}

async function dispose(by: Disposer, campaign: string, certificate: string | undefined) {
  const { disposal } = await prepareDisposal(by, campaign).catch(refused)
  const done = await confirmDisposal(by, disposal).catch(refused)
  const { database, realmId, timeZone } = by
  if (certificate !== undefined)
    await writeFile(
      path.resolve(certificate),
      await buildCertificate(await certifiedOf(database, { realmId, timeZone, disposal })),
      {
        flag: 'wx',
        mode: 0o600,
      },
    )
  return { disposal, ...done }
}

function refused(error: unknown): never {
  if (!(error instanceof Problem && error.code === 'conflict')) throw error
  throw new Refusal(
    /prepared/.test(error.detail)
      ? {
          vi: 'Danh sách của đợt này đã được lập trên trang web và chờ xác nhận: xác nhận hoặc rút lại ở đó.',
          en: 'A list of this campaign is prepared on the page and waits: confirm or withdraw it there.',
        }
      : {
          vi: 'Có người giữ vai trò quản trị: thu hồi vai trò trước.',
          en: 'Somebody among them holds the administrator’s role: take that away first.',
        },
  )
}

function tellVi({ over, held, from, due, members, heldPeople }: CampaignRetention, dryRun: boolean): string {
  if (held) return 'Đợt đang bị lệnh giữ dữ liệu: không ẩn tên và không xóa gì.'
  if (from === null) return 'Đợt không có thời hạn và buổi nào nên không tính được thời hạn lưu.'
  if (!over) return `Chưa hết thời hạn lưu: từ ngày ${from}.`
  return `${dryRun ? 'Sẽ xóa' : 'Đã xóa'} thông tin của ${due.length} người; ${members} người còn sinh hoạt và ${heldPeople} người bị lệnh giữ được giữ lại, danh sách của đợt hiển thị bí danh.`
}

function tellEn({ over, held, from, due, members, heldPeople }: CampaignRetention, dryRun: boolean): string {
  if (held) return 'A legal hold stands on the campaign: no name is hidden and nothing erased.'
  if (from === null) return 'The campaign has no deadline and no session, so its term can’t be reckoned.'
  if (!over) return `The term is not over before ${from}.`
  return `${due.length} people ${dryRun ? 'would be' : 'were'} erased; ${members} are members still and ${heldPeople} held, and stay; the campaign’s lists show pseudonyms.`
}
