import { chownSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { latestCheckpoint } from '#platform/journal/checkpoint.ts'
import { sealJournal } from '#platform/journal/seal.ts'
import { SignerRefused, rotateKey, signerFiles } from '#platform/journal/signer-state.ts'
import { openSigner, signerFolder, signerSocket, vkeyFile } from '#platform/journal/signer.ts'
import { withFolderLock } from '#platform/postgres/lock.ts'
import { consistencyProof } from '#platform/journal/tree.ts'
import { formatRequest } from '#platform/journal/witness.ts'
import { Refusal, UsageFault, text } from './command.ts'
import type { CommandContext } from './command.ts'

/** `journal checkpoint`: the newest signed note, to be kept elsewhere; with `--since` what a witness is handed. */
export async function checkpointCommand(cx: CommandContext): Promise<void> {
  const { database } = await cx.openStore()
  const newest = await sealed(cx).catch(asRefusal)
  const shown = newest ?? (await latestCheckpoint(database.pool))
  if (shown === null) throw new Refusal({ vi: 'Nhật ký còn trống.', en: 'The journal is still empty.' })
  const since = text(cx, 'since')
  if (since === undefined) return cx.out(shown.note.trimEnd())
  if (!/^\d{1,15}$/.test(since) || Number(since) > shown.size)
    throw new UsageFault({
      vi: `--since: cần một số từ 0 đến ${shown.size}.`,
      en: `--since: a number from 0 to ${shown.size} is needed.`,
    })
  const proof = await consistencyProof(database.pool, Number(since), shown.size)
  cx.out(formatRequest(Number(since), proof, shown.note).trimEnd())
}

/** Brings the journal up to date and has it signed. */
export async function sealed(cx: CommandContext): ReturnType<typeof sealJournal> {
  const { database } = await cx.openStore()
  const signer = await openSigner(cx.config.dataDir)
  try {
    return await sealJournal(database, signer)
  } finally {
    await signer.close()
  }
}

/** The signer's refusal as a sentence. */
export function asRefusal(error: unknown): never {
  if (!(error instanceof SignerRefused)) throw error
  if (error.reason === 'rotated-lately')
    throw new Refusal({
      vi: `Khóa ký mới được thay chưa lâu, hai khóa còn cùng ký. ${error.message}`,
      en: `The signing key was exchanged lately. ${error.message}`,
    })
  throw new Refusal({
    vi: `Bộ ký từ chối (${error.reason}): chạy quantriet journal verify để biết điều gì không khớp.`,
    en: `The signer refuses (${error.reason}): quantriet journal verify says what is at odds. ${error.message}`,
  })
}

/**
 * `journal new-key`: sets key and state of the old signer aside and makes new ones; the journal tells of it. What was
 * signed before stays verifiable, but only checkpoints kept elsewhere show whether it was rewritten meanwhile.
 */
export async function newKeyCommand(cx: CommandContext): Promise<void> {
  await cx.openStore()
  const folder = signerFolder(cx.config.dataDir)
  const aside = `${folder}.old-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  if (existsSync(folder)) renameSync(folder, aside)
  rmSync(vkeyFile(cx.config.dataDir), { force: true })
  const newest = await sealed(cx)
  cx.err(
    cx.lang === 'vi'
      ? 'Đã lập khóa ký mới. Hãy gửi khóa công khai và điểm chốt mới cho những nơi giữ điểm chốt, và khởi động lại máy chủ nếu đang chạy.'
      : 'A new signing key was made. Hand its public key and the new checkpoint to those who keep checkpoints, and restart the server if it runs.',
  )
  if (newest !== null) cx.out(newest.note.trimEnd())
}

/**
 * `journal rotate-key`: another key, named by the present one, which signs beside it for thirty days. A signer that is a
 * service of its own is given its folder (`rotate-key DIR`), under its own account and without a database.
 */
export async function rotateKeyCommand(cx: CommandContext): Promise<void> {
  const [, given] = cx.args
  if (given === undefined && signerSocket() !== null)
    throw new Refusal({
      vi: 'Bộ ký là dịch vụ riêng: dừng dịch vụ, chạy quantriet journal rotate-key THƯ_MỤC bằng tài khoản của nó, rồi chạy lại dịch vụ.',
      en: 'The signer is a service of its own: stop it, run quantriet journal rotate-key DIR under its account, start it again.',
    })
  const folder = given ?? signerFolder(cx.config.dataDir)
  if (!existsSync(folder))
    throw new Refusal({ vi: `Chưa có khóa ký trong ${folder}.`, en: `There is no signing key in ${folder}.` })
  const vkey = await withFolderLock(folder, async () => rotateKey(folder)).catch(asRefusal)
  keepOwner(folder)
  if (given === undefined) await sealed(cx).catch(asRefusal)
  cx.err(
    cx.lang === 'vi'
      ? 'Đã thay khóa ký; khóa cũ còn ký kèm trong 30 ngày. Trong thời gian ấy hãy đưa khóa công khai mới cho những nơi giữ điểm chốt và bên chứng kiến.'
      : 'The signing key was exchanged; the old one signs beside it for 30 days. Hand the new public key to those who keep checkpoints and to witnesses meanwhile.',
  )
  cx.out(vkey)
}

/** What root wrote there belongs to the signer's account, as its folder does. */
function keepOwner(folder: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  for (const name of signerFiles) {
    const file = path.join(folder, name)
    if (existsSync(file)) chownSync(file, uid, gid)
  }
}
