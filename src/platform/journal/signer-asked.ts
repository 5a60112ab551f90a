/** A signer elsewhere, asked over a pair of streams. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { SignerAnswer, SignerQuestion } from './signer-answers.ts'
import { SignerRefused } from './signer-state.ts'
import type { Signer } from './signer-state.ts'

/** Opens the signer at the other end of the streams; `end` lets go of it. Questions go one after the other. */
export async function signerOver(questions: Writable, answers: Readable, end: () => Promise<void>): Promise<Signer> {
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
    const { name = '', vkey = '' } = await ask({ last: true })
    return {
      name,
      vkey,
      apart: true,
      last: async () => {
        const { size = 0, root = '' } = await ask({ last: true })
        return { size, root: Buffer.from(root, 'hex') }
      },
      sign: async ({ size, root }, proof) => {
        const hex = proof.map((one) => one.toString('hex'))
        return (await ask({ size, root: root.toString('hex'), proof: hex })).note ?? ''
      },
      close: end,
    }
  } catch (error) {
    await end()
    throw error
  }
}
