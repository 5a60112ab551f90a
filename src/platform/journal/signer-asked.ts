/** A signer elsewhere, asked over a pair of streams. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { SignerAnswer, SignerQuestion } from './signer-answers.ts'
import { SignerRefused } from './signer-state.ts'
import type { Signer } from './signer-state.ts'

/**
 * Opens the signer at the other end of the streams; `end` lets go of it, `alone` keeps others out while it signs.
 * Questions go one after the other.
 */
export async function signerOver(
  questions: Writable,
  answers: Readable,
  end: () => Promise<void>,
  alone: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): Promise<Signer> {
  for (const stream of [questions, answers]) stream.on('error', () => undefined) // the line that never comes tells
  const lines = createInterface({ input: answers })[Symbol.asyncIterator]()
  let turn: Promise<unknown> = Promise.resolve()
  const ask = (question: SignerQuestion): Promise<SignerAnswer> => {
    const asked = turn.then(async () => {
      questions.write(`${JSON.stringify(question)}\n`)
      const line = await lines.next()
      if (line.done) throw new Error('The signer has ended.')
      const answer = JSON.parse(line.value) as SignerAnswer
      if (answer.refused) throw new SignerRefused(answer.refused, answer.message ?? '')
      if (answer.message !== undefined) throw new Error(`The signer failed: ${answer.message}`)
      return answer
    })
    turn = asked.catch(() => undefined)
    return asked
  }
  try {
    // the key may be exchanged while this one is held
    let known = await ask({ last: true })
    return {
      name: known.name ?? '',
      get vkey() {
        return known.vkey ?? ''
      },
      get endorsement() {
        return known.endorsement ?? null
      },
      apart: true,
      last: async () => {
        known = await ask({ last: true })
        return { size: known.size ?? 0, root: Buffer.from(known.root ?? '', 'hex') }
      },
      sign: async ({ size, root }, proof) => {
        const hex = proof.map((one) => one.toString('hex'))
        const answer = await alone(() => ask({ size, root: root.toString('hex'), proof: hex }))
        return answer.note ?? ''
      },
      close: end,
    }
  } catch (error) {
    await end()
    throw error
  }
}
