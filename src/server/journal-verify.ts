import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '#platform/database.ts'
import { checkJournal } from '#platform/journal/check.ts'
import type { Against } from '#platform/journal/check.ts'
import { NoteFault, parseVerifierKey } from '#platform/journal/note.ts'
import type { VerifierKey } from '#platform/journal/note.ts'
import { sealJournal } from '#platform/journal/seal.ts'
import { sequence } from '#platform/journal/sequence.ts'
import { SignerRefused } from '#platform/journal/signer-state.ts'
import { openSigner, vkeyFile } from '#platform/journal/signer.ts'
import { TreeBroken } from '#platform/journal/tree.ts'
import { Refusal, text } from './command.ts'
import type { CommandContext } from './command.ts'
import { journalFaultLine } from './journal-words.ts'
import { packageFaults } from './package-check.ts'

/** `journal verify`: 0 when all fits, 1 with every fault on a line of its own. */
export async function verifyCommand(cx: CommandContext): Promise<0 | 1> {
  const folder = text(cx, 'package')
  const keyFile = text(cx, 'key')
  const kept = several(cx, 'checkpoint').map((file) => ({ name: file, note: readGiven(file) }))
  const witnesses = several(cx, 'witness').map(witnessKey)
  const given = keyFile === undefined ? null : readGiven(keyFile).trim()
  if (folder !== undefined && given !== null) return tellPackage(cx, folder, given)
  const { database } = await cx.openStore()
  const against = await whatTheSignerSays(cx, database)
  const [vkey = null] = (given ?? against.vkey)?.split('\n') ?? []
  if (folder !== undefined) {
    if (vkey === null)
      throw new Refusal({ vi: 'Chưa có khóa công khai: dùng --key.', en: 'There is no public key yet: use --key.' })
    return tellPackage(cx, folder, given ?? publicKeys(cx) ?? vkey)
  }
  const checked = await checkJournal(database, { ...against, vkey, kept, witnesses })
  for (const fault of checked.faults) cx.out(journalFaultLine(fault, cx.lang))
  const more = checked.faultCount - checked.faults.length
  const mark = `${checked.size} · ${checked.root.toString('hex').slice(0, 16)}`
  const counts =
    cx.lang === 'vi'
      ? `${mark}; ${checked.checkpoints} điểm chốt, ${kept.length} điểm chốt lưu giữ đã đối chiếu, ${checked.erased} phần chi tiết đã xóa đúng thủ tục, ${checked.waiting} sự kiện chờ vị trí`
      : `${mark}; ${checked.checkpoints} checkpoints, ${kept.length} kept ones compared, ${checked.erased} details erased in due form, ${checked.waiting} events waiting for a place`
  if (more > 0) cx.out(cx.lang === 'vi' ? `… và ${more} điều khác` : `… and ${more} more`)
  const sound = checked.faultCount === 0
  if (cx.lang === 'vi') cx.err(sound ? `Nhật ký nguyên vẹn: ${counts}.` : `Nhật ký KHÔNG nguyên vẹn: ${counts}.`)
  else cx.err(sound ? `The journal is whole: ${counts}.` : `The journal is NOT whole: ${counts}.`)
  return sound ? 0 : 1
}

const several = (cx: CommandContext, name: string): readonly string[] => (cx.options[name] ?? []) as readonly string[]

function witnessKey(file: string): VerifierKey {
  try {
    return parseVerifierKey(readGiven(file), 'cosignature')
  } catch (error) {
    if (!(error instanceof NoteFault)) throw error
    throw new Refusal({ vi: `${file} không phải khóa của bên chứng kiến.`, en: `${file} is no key of a witness.` })
  }
}

function readGiven(file: string): string {
  if (!existsSync(file)) throw new Refusal({ vi: `Không có tệp ${file}.`, en: `There is no file ${file}.` })
  return readFileSync(file, 'utf8')
}

function tellPackage(cx: CommandContext, folder: string, vkey: string): 0 | 1 {
  const { faults, summary } = packageFaults(path.resolve(folder), vkey)
  for (const fault of faults) cx.out(fault[cx.lang])
  if (faults.length === 0) cx.err(summary[cx.lang])
  return faults.length === 0 ? 0 : 1
}

/** The journal's public keys, the present one first; null before the first start. */
function publicKeys({ config }: CommandContext): string | null {
  const file = vkeyFile(config.dataDir)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/** Brings the journal up to date and has it signed; where the signer refuses, the check that follows says why. */
async function whatTheSignerSays(cx: CommandContext, database: Database): Promise<Against> {
  const { dataDir } = cx.config
  const vkey = publicKeys(cx)
  let signer
  try {
    signer = await openSigner(dataDir)
  } catch (error) {
    if (!(error instanceof SignerRefused)) throw error
    await sequence(database).catch(unlessBroken)
    return { vkey, signerLost: true }
  }
  try {
    await sealJournal(database, signer).catch((error: unknown) => {
      if (!(error instanceof SignerRefused)) unlessBroken(error)
    })
    return { vkey: signer.vkey, signed: await signer.last() }
  } finally {
    await signer.close()
  }
}

/** A tree with holes takes no more leaves; the check tells of the holes. */
function unlessBroken(error: unknown): void {
  if (!(error instanceof TreeBroken)) throw error
}
