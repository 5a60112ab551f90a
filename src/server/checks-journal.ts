import { existsSync } from 'node:fs'
import type { Config } from '#platform/config.ts'
import { findAccount, keptApart, signerAccount, signerFolder, vkeyFile } from '#platform/journal/signer.ts'
import { bad, ok, warn } from './checks.ts'
import type { Finding } from './checks.ts'

/** Whether the journal's signing key is out of reach of the program that writes the journal. */
export function checkSigner({ dataDir }: Pick<Config, 'dataDir'>): Finding {
  const lost = !existsSync(signerFolder(dataDir)) && existsSync(vkeyFile(dataDir))
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
          vi: `Chạy máy chủ bằng root sau khi ${make}; hoặc mỗi ngày gửi điểm chốt (quantriet journal checkpoint) cho một cơ quan khác giữ.`,
          en: `Run the server as root after ${make}; or hand a checkpoint (quantriet journal checkpoint) to another office every day.`,
        },
  )
}
