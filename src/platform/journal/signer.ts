/** The signer of an installation, in a process of its own under an account of its own where that can be had. */
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { withFolderLock } from '../postgres/lock.ts'
import { SignerRefused, openSignerState } from './signer-state.ts'
import type { RefusedReason, Signed } from './signer-state.ts'

export type Account = { readonly uid: number; readonly gid: number }
export type Signer = {
  /** Name of the key, and of the log. */
  readonly name: string
  readonly vkey: string
  /** It runs in a process of its own, as another account. */
  readonly apart: boolean
  /** What it signed last; size 0 when nothing yet. */
  readonly last: () => Promise<Signed>
  /** The signed checkpoint; throws SignerRefused for what does not continue the last. */
  readonly sign: (wanted: Signed, proof: readonly Buffer[]) => Promise<string>
  readonly close: () => Promise<void>
}

/** Name of the account that the signer runs under. */
export const signerAccount = 'quantriet-signer'
export const signerFolder = (dataDir: string): string => path.join(dataDir, 'signer')
/** The public key, for everybody. */
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

/**
 * Opens the signer of a data folder. A public key without its private one means that the key was lost: that is refused
 * (`state-lost`), since a new key must be an order of its own (`quantriet journal new-key`).
 */
export async function openSigner(dataDir: string, account: Account | null = findAccount()): Promise<Signer> {
  const folder = signerFolder(dataDir)
  if (!existsSync(folder) && existsSync(vkeyFile(dataDir))) {
    throw new SignerRefused('state-lost', `The signing key of this journal is not in ${folder} any more.`)
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const signer = account === null ? withinProcess(folder) : await apart(folder, account)
  const known = vkeyFile(dataDir)
  if (!existsSync(known)) writeFileSync(known, `${signer.vkey}\n`, { mode: 0o644 })
  if (readFileSync(known, 'utf8').trim() !== signer.vkey) {
    await signer.close()
    throw new SignerRefused('inconsistent', `The key in ${folder} is not the one of ${known}.`)
  }
  return signer
}

function withinProcess(folder: string): Signer {
  const state = openSignerState(folder)
  return {
    name: state.name,
    vkey: state.vkey,
    apart: false,
    last: async () => state.last(),
    sign: (wanted, proof) => withFolderLock(folder, async () => state.sign(wanted, proof)),
    close: async () => undefined,
  }
}

type Answer = {
  readonly name?: string
  readonly vkey?: string
  readonly size?: number
  readonly root?: string
  readonly note?: string
  readonly refused?: RefusedReason | null
  readonly message?: string
}

async function apart(folder: string, { uid, gid }: Account): Promise<Signer> {
  // a key made before there was the account moves over to it
  chownSync(folder, uid, gid)
  for (const name of ['key.pem', 'state.json'])
    if (existsSync(path.join(folder, name))) chownSync(path.join(folder, name), uid, gid)
  chmodSync(folder, 0o700)
  const program = path.join(import.meta.dirname, 'signer-process.ts')
  const child = spawn(process.execPath, [program, folder, String(uid), String(gid)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {},
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.once('error', () => undefined) // the line that never comes tells
  child.stdin.on('error', () => undefined)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let turn: Promise<unknown> = Promise.resolve()
  const ask = (question: object): Promise<Answer> => {
    const asked = turn.then(async () => {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      const line = await lines.next()
      if (line.done) throw new Error('The signer has ended.')
      const answer = JSON.parse(line.value) as Answer
      if (answer.refused) throw new SignerRefused(answer.refused, answer.message ?? '')
      if (answer.message !== undefined) throw new Error(`The signer failed: ${answer.message}`)
      return answer
    })
    turn = asked.catch(() => undefined)
    return asked
  }
  const close = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  try {
    const { name = '', vkey = '' } = await ask({ last: true })
    return {
      name,
      vkey,
      apart: true,
      last: async () => {
        const { size = 0, root = '' } = await ask({ last: true })
        return { size, root: Buffer.from(root, 'hex') }
      },
      sign: async ({ size, root }, proof) =>
        withFolderLock(folder, async () => {
          const { note = '' } = await ask({
            size,
            root: root.toString('hex'),
            proof: proof.map((one) => one.toString('hex')),
          })
          return note
        }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Whether the key is kept by another account than the one that owns the data folder; null without a key. */
export function keptApart(dataDir: string): boolean | null {
  const folder = signerFolder(dataDir)
  return existsSync(folder) ? statSync(folder).uid !== statSync(dataDir).uid : null
}
