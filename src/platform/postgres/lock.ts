import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `work` while no other process of this machine does so for the same folder. The lock is a listening socket: the
 * system lets go of it when its holder dies, however it dies, so there is no stale lock to judge.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>, patience = 180_000): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `quantriet-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`
  const until = Date.now() + patience
  for (;;) {
    const held = await tryLock(name)
    if (held) {
      try {
        return await work()
      } finally {
        await new Promise((done) => held.close(done))
      }
    }
    if (Date.now() > until) throw new Error(`Another process has been starting or stopping ${folder} for too long.`)
    await sleep(50)
  }
}

async function tryLock(name: string): Promise<net.Server | null> {
  const address = socketAddress(name)
  const held = await listen(address)
  if (held || process.platform === 'linux' || process.platform === 'win32') return held
  // elsewhere the socket is a file that outlives its holder
  if (await answers(address)) return null
  rmSync(address, { force: true })
  return listen(address)
}

function socketAddress(name: string): string {
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return path.join(os.tmpdir(), `${name}.sock`)
}

function listen(address: string): Promise<net.Server | null> {
  const server = net.createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(address, () => resolve(server))
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
