/** The signer of an installation, in a process of its own under an account of its own where that can be had. */
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { withFolderLock } from '../postgres/lock.ts'
import { parseVerifierKey } from './note.ts'
import { SignerRefused, isEndorsed, openSignerState, signerFiles } from './signer-state.ts'
import type { Signer, SignerState } from './signer-state.ts'
import { signerOver } from './signer-asked.ts'
import { writeWhole } from './write-whole.ts'
import { environment } from '../settings.ts'

export type Account = { readonly uid: number; readonly gid: number }
/** Name of the account that the signer runs under. */
export const signerAccount = 'quantriet-signer'
export const signerFolder = (dataDir: string): string => path.join(dataDir, 'signer')
/** The public key, for everybody; below it those before it. */
export const vkeyFile = (dataDir: string): string => path.join(dataDir, 'journal.vkey')

/** The signer's account, when this process may become it. */
export function findAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === signerAccount)
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : null
}

/** Where a signer that runs as a service of its own listens; null when there is none. */
export const signerSocket = (): string | null => environment['QUANTRIET_SIGNER'] || null

/**
 * Opens the signer of a data folder: the one behind the socket, else a child under its own account, else within this
 * process. A public key without its private one means that the key was lost: that is refused (`state-lost`), since a
 * new key must be an order of its own (`quantriet journal new-key`).
 */
export async function openSigner(
  dataDir: string,
  account: Account | null = findAccount(),
  socket: string | null = signerSocket(),
): Promise<Signer> {
  const folder = signerFolder(dataDir)
  const known = vkeyFile(dataDir)
  if (socket === null && !existsSync(folder) && existsSync(known)) {
    throw new SignerRefused('state-lost', `The signing key of this journal is not in ${folder} any more.`)
  }
  const signer = socket === null ? await ownSigner(folder, account) : await atSocket(socket)
  if (!existsSync(known)) writeFileSync(known, `${signer.vkey}\n`, { mode: 0o644 })
  const keys = readFileSync(known, 'utf8').trim().split('\n')
  const [own = ''] = keys
  if (own === signer.vkey) return signer
  if (!isEndorsed(signer.vkey, signer.endorsement, parseVerifierKey(own))) {
    await signer.close()
    throw new SignerRefused('inconsistent', `The signer’s key is not the one of ${known}.`)
  }
  // exchanged: the new one stands first, those before it verify what they signed
  writeWhole(dataDir, path.basename(known), `${[signer.vkey, ...keys].join('\n')}\n`, 0o644)
  return signer
}

async function ownSigner(folder: string, account: Account | null): Promise<Signer> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return account === null ? withinProcess(folder) : childOf(folder, account)
}

function withinProcess(folder: string): Signer {
  // opened anew each time: a command beside this process may have exchanged the key
  const state = (): SignerState => openSignerState(folder)
  return {
    name: state().name,
    get vkey() {
      return state().vkey
    },
    get endorsement() {
      return state().endorsement
    },
    apart: false,
    last: async () => state().last(),
    sign: (wanted, proof) => withFolderLock(folder, async () => state().sign(wanted, proof)),
    close: async () => undefined,
  }
}

async function childOf(folder: string, { uid, gid }: Account): Promise<Signer> {
  // a key made before there was the account moves over to it
  chownSync(folder, uid, gid)
  for (const name of signerFiles) {
    const file = path.join(folder, name)
    if (existsSync(file)) chownSync(file, uid, gid)
  }
  chmodSync(folder, 0o700)
  const program = path.join(import.meta.dirname, 'signer-process.ts')
  const args = [program, folder, String(uid), String(gid)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], env: {} })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.once('error', () => undefined) // the line that never comes tells
  const end = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  // another command may have a child on the same folder
  return signerOver(child.stdin, child.stdout, end, (work) => withFolderLock(folder, work))
}

/** The signer that runs as a service of its own behind a socket (`quantriet journal signer`). */
async function atSocket(address: string): Promise<Signer> {
  const socket = net.connect(address)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return signerOver(socket, socket, async () => {
    socket.end()
    await closed
  })
}

/** Whether the key is kept by another account than this process and the data folder have; null without a key. */
export function keptApart(dataDir: string, socket: string | null = signerSocket()): boolean | null {
  if (socket !== null) {
    const there = statSync(socket, { throwIfNoEntry: false })
    return there === undefined ? null : there.uid !== process.getuid?.()
  }
  const folder = signerFolder(dataDir)
  return existsSync(folder) ? statSync(folder).uid !== statSync(dataDir).uid : null
}
