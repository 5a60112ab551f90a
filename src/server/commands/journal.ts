import { checkpointCommand, newKeyCommand, rotateKeyCommand } from '../journal-checkpoint.ts'
import { exportCommand, proofCommand } from '../journal-take.ts'
import { signerCommand } from '../journal-signer.ts'
import { witnessCommand } from '../journal-witness.ts'
import { verifyCommand } from '../journal-verify.ts'
import { UsageFault } from '../command.ts'
import type { Command, CommandContext } from '../command.ts'

const work: Readonly<Record<string, (cx: CommandContext) => Promise<0 | 1 | void>>> = {
  verify: verifyCommand,
  proof: proofCommand,
  checkpoint: checkpointCommand,
  export: exportCommand,
  'rotate-key': rotateKeyCommand,
  'new-key': newKeyCommand,
  signer: signerCommand,
  witness: witnessCommand,
}

export const command: Command = {
  name: 'journal',
  summary: {
    vi: 'Nhật ký chống sửa: kiểm chứng, chứng minh, điểm chốt, xuất',
    en: 'The tamper-evident journal: verify, prove, checkpoint, export',
  },
  usage:
    'verify [--checkpoint FILE]… [--witness KEY]… [--package DIR] [--key FILE] | proof EVENT | checkpoint [--since N] | export FILE | witness DIR --from URL|FILE --key FILE [--name N] | signer DIR --socket PATH | rotate-key [DIR] | new-key',
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
      name: 'witness',
      type: 'string',
      value: 'KEY',
      multiple: true,
      help: {
        vi: 'Khóa công khai của bên chứng kiến (tệp); mọi điểm chốt lưu giữ phải có xác nhận của một bên (verify)',
        en: 'Public key (file) of a witness; each checkpoint kept must have the cosignature of one (verify)',
      },
    },
    {
      name: 'since',
      type: 'string',
      value: 'N',
      help: {
        vi: 'Kèm bằng chứng nối tiếp từ N sự kiện, cho bên chứng kiến không có mạng (checkpoint)',
        en: 'With the proof from N events on, for a witness without a network (checkpoint)',
      },
    },
    {
      name: 'from',
      type: 'string',
      value: 'URL|FILE',
      help: {
        vi: 'Địa chỉ máy chủ, hoặc tệp do checkpoint --since in ra (witness)',
        en: 'Address of the server, or a file that checkpoint --since printed (witness)',
      },
    },
    {
      name: 'name',
      type: 'string',
      value: 'N',
      help: {
        vi: 'Tên bên chứng kiến khi lập khóa lần đầu (witness)',
        en: 'Name of the witness at its first start (witness)',
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
    vi: 'verify kiểm tra mọi sự kiện, cây Merkle, mọi điểm chốt đã ký và điều bộ ký đã ký lần cuối; mã thoát 1 khi có điều không khớp và nói rõ là điều gì. proof in bằng chứng rằng sự kiện nằm trong nhật ký; checkpoint in điểm chốt mới nhất để giữ ở nơi khác; new-key lập khóa ký mới khi khóa cũ đã mất; signer chạy bộ ký thành dịch vụ riêng; witness chạy trên máy của cơ quan khác, chỉ xác nhận nhật ký nối tiếp điều nó đã thấy; rotate-key thay khóa ký, ký bằng cả hai khóa trong 30 ngày.',
    en: 'verify checks every event, the Merkle tree, every signed checkpoint and what the signer signed last; exit 1 when anything is at odds, and it says what. proof prints the proof that an event is in the journal; checkpoint prints the newest one, to be kept elsewhere; new-key makes another signing key when the old one is lost; signer runs the signer as a service of its own; witness runs on a machine of another office and cosigns only what continues what it saw; rotate-key exchanges the signing key and signs with both for 30 days.',
  },
  run: async (cx) => {
    const run = work[cx.args[0] ?? '']
    if (run !== undefined) return run(cx)
    throw new UsageFault({
      vi: `journal ${cx.args[0]}: cần ${Object.keys(work).join(', ')}.`,
      en: `journal ${cx.args[0]}: one of ${Object.keys(work).join(', ')} is needed.`,
    })
  },
}
