import { Problem } from '#core/problem.ts'
import { retainCampaign } from '#modules/people/actions-erase.ts'
import type { Retention } from '#modules/people/actions-erase.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import { Refusal, flag, needed, text } from '../command.ts'
import type { Command } from '../command.ts'
import { realmMeant, requireRealm } from '../realms.ts'

const yes = (name: string, vi: string, en: string) => ({ name, type: 'boolean', help: { vi, en } }) as const

export const command: Command = {
  name: 'retention',
  summary: {
    vi: 'Thay họ tên bằng bí danh khi hết thời hạn lưu của một đợt',
    en: 'Put pseudonyms for names when the term of a campaign is over',
  },
  usage: '--campaign C [--dry-run] [--keep-members]',
  options: [
    { name: 'campaign', type: 'string', value: 'C', help: { vi: 'Mã đợt', en: 'Code of the campaign' } },
    yes('dry-run', 'Chỉ cho biết, không thay đổi gì', 'Only tell, change nothing'),
    yes(
      'keep-members',
      'Giữ nguyên người hôm nay còn sinh hoạt ở một đơn vị',
      'Leave people who belong to a unit today as they are',
    ),
  ],
  arguments: [0, 0],
  details: {
    vi: 'Thời hạn tính từ hạn cuối của đợt (mặc định 5 năm). Người có trong một đợt khác còn thời hạn được giữ nguyên. Không khôi phục được; số liệu không đổi.',
    en: 'The term runs from the campaign’s last deadline (5 years unless set). People of another campaign whose term runs still are left as they are. It can’t be undone; no figure changes.',
  },
  run: async (cx) => {
    const campaign = needed(cx, 'campaign')
    const { database, filesDir } = await cx.openStore()
    const realm = await realmMeant(database, text(cx, 'realm'))
    const realmId = await requireRealm(database, realm)
    const { timeZone = 'Asia/Ho_Chi_Minh' } = (await realmFactsOf(database.db, realm, null)) ?? {}
    const now = new Date()
    const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
    const dryRun = flag(cx, 'dry-run')
    const asked = { campaign, timeZone, today, dryRun, keepMembers: flag(cx, 'keep-members') }
    const eraser = { database, filesDir, realmId, actor: 'operator', door: 'cli', now }
    const done = await retainCampaign(eraser, asked).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      throw new Refusal(refusals[error.code === 'conflict' ? 'conflict' : 'missing'])
    })
    if (cx.lang === 'vi') cx.err(tellVi(done, dryRun))
    else cx.err(tellEn(done, dryRun))
    const { people, membersToday, lastDay, ...rest } = done
    const counts = { people: people.length, members_today: membersToday, last_day: lastDay }
    cx.out(JSON.stringify({ realm, dry_run: dryRun, ...rest, ...counts }))
  },
}

const refusals = {
  missing: { vi: 'Không có đợt này.', en: 'There is no such campaign.' },
  conflict: {
    vi: 'Có người giữ vai trò quản trị: thu hồi vai trò trước.',
    en: 'Somebody among them holds the administrator’s role: take that away first.',
  },
}

function tellVi({ over, from, people, membersToday }: Retention, dryRun: boolean): string {
  if (from === null) return 'Đợt không có thời hạn và buổi nào nên không tính được thời hạn lưu.'
  if (!over) return `Chưa hết thời hạn lưu: từ ngày ${from}.`
  return `${dryRun ? 'Sẽ' : 'Đã'} ẩn danh ${people.length} người; ${membersToday} người đến hạn hôm nay còn sinh hoạt.`
}

function tellEn({ over, from, people, membersToday }: Retention, dryRun: boolean): string {
  if (from === null) return 'The campaign has no deadline and no session, so its term can’t be reckoned.'
  if (!over) return `The term is not over before ${from}.`
  return `${people.length} people ${dryRun ? 'would be' : 'were'} given pseudonyms; ${membersToday} of those due belong to a unit today.`
}
