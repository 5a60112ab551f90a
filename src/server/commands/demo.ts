import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { addDemoAccounts } from '#modules/accounts/actions-demo.ts'
import { importPath } from '#modules/dossier/actions-import.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { putRealmAway } from '#modules/units/actions.ts'
import type { Store } from '#platform/open.ts'
import { writeReplay2016 } from '../../../demo/replay2016/replay2016.ts'
import { writeTwoTier } from '../../../demo/twotier/twotier.ts'
import { Refusal, flag } from '../command.ts'
import { requireRealm } from '../realms.ts'
import type { Command, CommandContext } from '../command.ts'

const demos = [
  { realm: 'demo', write: writeReplay2016, vi: 'diễn lại năm 2016 (NQ12)', en: 'the replay of 2016 (NQ12)' },
  { realm: 'demo2', write: writeTwoTier, vi: 'tỉnh hai cấp năm 2026 (NQ14)', en: 'a two-tier province of 2026 (NQ14)' },
] as const

export const command: Command = {
  name: 'demo',
  summary: { vi: 'Nạp dữ liệu minh họa vào tổ chức riêng', en: 'Load the demo data into realms of its own' },
  usage: '[--put-away | --bring-back | --accounts]',
  options: [
    {
      name: 'put-away',
      type: 'boolean',
      help: { vi: 'Cất dữ liệu minh họa đi (không xóa)', en: 'Put the demo away (nothing is deleted)' },
    },
    { name: 'bring-back', type: 'boolean', help: { vi: 'Lấy dữ liệu minh họa ra lại', en: 'Bring the demo back' } },
    {
      name: 'accounts',
      type: 'boolean',
      help: {
        vi: 'Tạo tài khoản minh họa và in mật khẩu (từ đó phải đăng nhập)',
        en: 'Make demo accounts and print their password (from then on one signs in)',
      },
    },
  ],
  arguments: [0, 0],
  details: {
    vi: 'Nạp hai bộ: demo (Quảng Ninh 2016) và demo2 (tỉnh hai cấp 2026). Mọi người trong đó đều là tổng hợp. Nạp lại không thay đổi gì.',
    en: 'Loads two: demo (Quảng Ninh 2016) and demo2 (two-tier province, 2026). All people in them are synthetic. Loading again changes nothing.',
  },
  run: async (cx) => {
    const store = await cx.openStore()
    if (flag(cx, 'put-away') || flag(cx, 'bring-back')) return putAway(store, flag(cx, 'put-away'))
    for (const demo of demos) await load(cx, store, demo)
    if (flag(cx, 'accounts')) for (const { realm } of demos) await addAccounts(cx, store, realm)
  },
}

async function addAccounts(cx: CommandContext, { database }: Store, realm: string): Promise<void> {
  const by = { database, now: new Date(), actor: 'operator', door: 'demo', address: '', agent: '' }
  const { password, accounts } = await addDemoAccounts(by, await requireRealm(database, realm))
  for (const { userName, role, unit } of accounts) cx.out([realm, userName, password, role, unit ?? '*'].join('\t'))
}

async function putAway({ database }: Store, away: boolean): Promise<void> {
  for (const { realm } of demos)
    await putRealmAway(database, realm, away ? new Date() : null, { actor: 'operator', door: 'cli' })
}

async function load(cx: CommandContext, { database, filesDir }: Store, demo: (typeof demos)[number]): Promise<void> {
  cx.err(cx.lang === 'vi' ? `Đang nạp dữ liệu minh họa: ${demo.vi} …` : `Loading the demo: ${demo.en} …`)
  const folder = await mkdtemp(path.join(tmpdir(), 'quantriet-demo-'))
  try {
    for (const step of await demo.write(folder)) {
      const result = await importPath(database, step, {
        realm: demo.realm,
        dryRun: false,
        door: 'demo',
        actor: 'demo',
        now: new Date(),
        filesDir,
      })
      const fault = result.faults[0]
      if (fault !== undefined)
        throw new Refusal({
          vi: `Dữ liệu minh họa có lỗi: ${fault.code}, ${fault.file} dòng ${fault.row}.`,
          en: `The demo is at fault: ${fault.code}, ${fault.file} row ${fault.row}.`,
        })
    }
    await refreshFigures(database, demo.realm)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
