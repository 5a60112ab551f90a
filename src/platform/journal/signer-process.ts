/**
 * The signer as a process of its own: enters its folder, gives up root for the account named on its command line
 * (uid, gid), then answers one line of JSON for each that it is sent. Ends with its standard input.
 */
import { createInterface } from 'node:readline'
import { SignerRefused, openSignerState } from './signer-state.ts'

const [folder = '', uid = '', gid = ''] = process.argv.slice(2)
process.chdir(folder)
if (process.getuid?.() === 0) {
  process.setgroups?.([])
  process.setgid?.(Number(gid))
  process.setuid?.(Number(uid))
}
process.umask(0o077)

type Asked =
  | { readonly size: number; readonly root: string; readonly proof: readonly string[] }
  | { readonly last: true }

function answer(line: string): object {
  try {
    const signer = openSignerState('.')
    const asked = JSON.parse(line) as Asked
    if ('last' in asked) {
      const { size, root } = signer.last()
      return { name: signer.name, vkey: signer.vkey, size, root: root.toString('hex') }
    }
    const bytes = (text: string): Buffer => Buffer.from(text, 'hex')
    return { note: signer.sign({ size: asked.size, root: bytes(asked.root) }, asked.proof.map(bytes)) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { refused: error instanceof SignerRefused ? error.reason : null, message }
  }
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(answer(line))}\n`)
