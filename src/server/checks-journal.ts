import { existsSync } from 'node:fs'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import {
  findAccount,
  keptApart,
  signerAccount,
  signerFolder,
  signerSocket,
  vkeyFile,
} from '#platform/journal/signer.ts'
import { bad, ok, warn } from './checks.ts'
import type { Finding } from './checks.ts'

/** Whether the journal's signing key is out of reach of the program that writes the journal. */
export function checkSigner({ dataDir }: Pick<Config, 'dataDir'>): Finding {
  const socket = signerSocket()
  if (socket !== null && keptApart(dataDir) === null) {
    return bad(
      { vi: `Bộ ký nhật ký không chạy tại ${socket}`, en: `The journal’s signer does not listen at ${socket}` },
      {
        vi: 'Chạy dịch vụ của nó: quantriet journal signer DIR --socket ĐƯỜNG_DẪN.',
        en: 'Start its service: quantriet journal signer DIR --socket PATH.',
      },
    )
  }
  const lost = socket === null && !existsSync(signerFolder(dataDir)) && existsSync(vkeyFile(dataDir))
  if (lost) {
    return bad(
      { vi: 'Khóa ký nhật ký đã mất', en: 'The signing key of the journal is lost' },
      {
        vi: 'Lập khóa mới và báo cho người giữ điểm chốt: quantriet journal new-key.',
        en: 'Make a new one and tell those who keep checkpoints: quantriet journal new-key.',
      },
    )
  }
  if (keptApart(dataDir))
    return ok('Nhật ký do một tài khoản hệ thống riêng ký', 'The journal is signed under an account of its own')
  const root = process.getuid?.() === 0
  const make = `useradd --system --no-create-home --shell /usr/sbin/nologin ${signerAccount}`
  if (findAccount() !== null)
    return ok('Bộ ký sẽ chạy bằng tài khoản riêng', 'The signer will run under an account of its own')
  return warn(
    {
      vi: 'Khóa ký nhật ký nằm cùng tài khoản với máy chủ: ai chiếm được máy chủ thì ký lại được nhật ký',
      en: 'The signing key of the journal belongs to the server’s own account: who takes the server can sign another journal',
    },
    root
      ? { vi: `${make}, rồi khởi động lại.`, en: `${make}, then start again.` }
      : {
          vi: `${make}, chạy bộ ký bằng tài khoản đó (docs/journal.md, QUANTRIET_SIGNER); hoặc mỗi ngày gửi điểm chốt (quantriet journal checkpoint) cho một cơ quan khác giữ.`,
          en: `${make}, run the signer as that account (docs/journal.md, QUANTRIET_SIGNER); or hand a checkpoint (quantriet journal checkpoint) to another office every day.`,
        },
  )
}

/** Whether the application's database role could change what the journal says. */
export async function checkRole(url: string): Promise<Finding> {
  const database = openDatabase(url, { max: 1, name: 'quantriet-doctor' })
  try {
    const { rows } = await database.pool.query<{ role: string; strong: boolean }>(
      `select r.rolname as role, r.rolsuper or exists (
         select 1 from pg_class where oid = 'journal_events'::regclass and pg_has_role(relowner, 'usage')) as strong
       from pg_roles r where r.rolname = current_user`,
    )
    const { role = '', strong = true } = rows[0] ?? {}
    if (!strong) {
      return ok(
        `Chương trình làm việc bằng vai trò ${role}, không sửa được nhật ký`,
        `The application works as the role ${role}, which can’t change the journal`,
      )
    }
    return warn(
      {
        vi: `Vai trò cơ sở dữ liệu ${role} sở hữu các bảng: lỗi của chương trình có thể sửa cả nhật ký`,
        en: `The database role ${role} owns the tables: a fault of the application could change the journal too`,
      },
      {
        vi: 'Tạo vai trò thường cho DATABASE_URL, để vai trò sở hữu cho MIGRATION_URL (docs/operating.md).',
        en: 'Make a plain role for DATABASE_URL and keep the owner for MIGRATION_URL (docs/operating.md).',
      },
    )
  } finally {
    await database.close()
  }
}
