import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { answerAll } from '#platform/journal/signer-answers.ts'
import { Refusal, UsageFault, needed } from './command.ts'
import type { CommandContext } from './command.ts'

/**
 * `journal signer DIR --socket PATH`: the signer as a service, to be run under an account of its own. Whoever may write
 * to the socket (owner and group) may have checkpoints signed that continue the last, and nothing else.
 */
export async function signerCommand(cx: CommandContext): Promise<void> {
  const folder = cx.args[1]
  if (folder === undefined)
    throw new UsageFault({ vi: 'Thiếu thư mục của bộ ký.', en: 'The signer’s folder is missing.' })
  const address = path.resolve(needed(cx, 'socket'))
  process.umask(0o077)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (existsSync(address)) {
    if (await answers(address))
      throw new Refusal({ vi: `Đã có bộ ký tại ${address}.`, en: `A signer listens at ${address} already.` })
    rmSync(address) // left by a killed one
  }
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy())
    const ended = (): void => void socket.destroy()
    answerAll(path.resolve(folder), socket, socket).then(ended, ended) // whoever asked is gone, or has asked enough
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve))
  chmodSync(address, 0o660)
  cx.out(address)
  // ends by a signal, as every command does; what is left of the socket is swept away at the next start
  await new Promise((resolve) => server.once('close', resolve))
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
