import { checkpointCommand, newKeyCommand } from '../journal-checkpoint.ts'
import { exportCommand, proofCommand } from '../journal-take.ts'
import { signerCommand } from '../journal-signer.ts'
import { verifyCommand } from '../journal-verify.ts'
import { UsageFault } from '../command.ts'
import type { Command, CommandContext } from '../command.ts'

const work: Readonly<Record<string, (cx: CommandContext) => Promise<0 | 1 | void>>> = {
  verify: verifyCommand,
  proof: proofCommand,
  checkpoint: checkpointCommand,
  export: exportCommand,
  'new-key': newKeyCommand,
  signer: signerCommand,
}

export const command: Command = {
  name: 'journal',
  summary: {
    vi: 'Nhật ký chống sửa: kiểm chứng, chứng minh, điểm chốt, xuất',
    en: 'The tamper-evident journal: verify, prove, checkpoint, export',
  },
  usage:
    'verify [--checkpoint FILE]… [--package DIR] [--key FILE] | proof EVENT | checkpoint | export FILE | new-key | signer DIR --socket PATH',
  options: [
    {
      name: 'checkpoint',
      type: 'string',
      value: 'FILE',
      multiple: true,
      help: {
        vi: 'Điểm chốt đã lưu giữ từ trước, để đối chiếu (verify; dùng được nhiều lần)',
        en: 'A checkpoint kept from before, to hold the journal against (verify; may be repeated)',
      },
    },
    {
      name: 'package',
      type: 'string',
      value: 'DIR',
      help: { vi: 'Kiểm tra một gói báo cáo (verify)', en: 'Check a report’s package (verify)' },
    },
    {
      name: 'key',
      type: 'string',
      value: 'FILE',
      help: {
        vi: 'Khóa công khai của nhật ký; với --package thì không cần cơ sở dữ liệu',
        en: 'Public key of the journal; with --package no database is needed then',
      },
    },
    {
      name: 'socket',
      type: 'string',
      value: 'PATH',
      help: { vi: 'Nơi bộ ký lắng nghe (signer)', en: 'Where the signer listens (signer)' },
    },
  ],
  arguments: [1, 2],
  details: {
    vi: 'verify kiểm tra mọi sự kiện, cây Merkle, mọi điểm chốt đã ký và điều bộ ký đã ký lần cuối; mã thoát 1 khi có điều không khớp và nói rõ là điều gì. proof in bằng chứng rằng sự kiện nằm trong nhật ký; checkpoint in điểm chốt mới nhất để giữ ở nơi khác; new-key lập khóa ký mới khi khóa cũ đã mất; signer chạy bộ ký thành dịch vụ riêng.',
    en: 'verify checks every event, the Merkle tree, every signed checkpoint and what the signer signed last; exit 1 when anything is at odds, and it says what. proof prints the proof that an event is in the journal; checkpoint prints the newest one, to be kept elsewhere; new-key makes another signing key when the old one is lost; signer runs the signer as a service of its own.',
  },
  run: async (cx) => {
    const run = work[cx.args[0] ?? '']
    if (run !== undefined) return run(cx)
    throw new UsageFault({
      vi: `journal ${cx.args[0]}: cần verify, proof, checkpoint, export, new-key hoặc signer.`,
      en: `journal ${cx.args[0]}: verify, proof, checkpoint, export, new-key or signer is needed.`,
    })
  },
}
