/** What a signer in a process of its own answers: one line of JSON for each that it is sent. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { SignerRefused, openSignerState } from './signer-state.ts'
import type { RefusedReason } from './signer-state.ts'

export type SignerQuestion =
  | { readonly last: true }
  /** Hashes in hex. */
  | { readonly size: number; readonly root: string; readonly proof: readonly string[] }

export type SignerAnswer = {
  readonly name?: string
  readonly vkey?: string
  readonly endorsement?: string | null
  readonly size?: number
  readonly root?: string
  readonly note?: string
  /** Null: it failed rather than refused. */
  readonly refused?: RefusedReason | null
  readonly message?: string
}

/** Answers until the questions end. */
export async function answerAll(folder: string, questions: Readable, answers: Writable): Promise<void> {
  for await (const line of createInterface({ input: questions }))
    answers.write(`${JSON.stringify(answer(folder, line))}\n`)
}

function answer(folder: string, line: string): SignerAnswer {
  try {
    const signer = openSignerState(folder)
    const asked = JSON.parse(line) as SignerQuestion
    if ('last' in asked) {
      const { size, root } = signer.last()
      const { name, vkey, endorsement } = signer
      return { name, vkey, endorsement, size, root: root.toString('hex') }
    }
    const bytes = (text: string): Buffer => Buffer.from(text, 'hex')
    return { note: signer.sign({ size: asked.size, root: bytes(asked.root) }, asked.proof.map(bytes)) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { refused: error instanceof SignerRefused ? error.reason : null, message }
  }
}
