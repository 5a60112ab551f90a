/** The second machine: it sees that the journal only ever grows, and says so to whoever asks (docs/journal.md, Witnesses). */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { NoteFault, parseCheckpoint, parseVerifierKeys } from '#platform/journal/note.ts'
import { WitnessRefused, openWitness, parseRequest } from '#platform/journal/witness.ts'
import type { Witness } from '#platform/journal/witness.ts'
import { apiPrefix } from './bind.ts'
import { Refusal, UsageFault, needed, text } from './command.ts'
import type { CommandContext } from './command.ts'

type Shown = { readonly note: string; readonly proof: readonly Buffer[] }

/** `journal witness DIR --from URL|FILE --key FILE`: prints the checkpoint with its own cosignature. Needs no database. */
export async function witnessCommand(cx: CommandContext): Promise<0 | 1> {
  const folder = cx.args[1]
  if (folder === undefined)
    throw new UsageFault({ vi: 'Thiếu thư mục của bên chứng kiến.', en: 'The witness’s folder is missing.' })
  const from = needed(cx, 'from')
  const keyFile = needed(cx, 'key')
  if (!existsSync(keyFile)) throw new Refusal({ vi: `Không có tệp ${keyFile}.`, en: `There is no file ${keyFile}.` })
  const name = text(cx, 'name') ?? 'quantriet/witness'
  if (!/^[^+\s]{1,100}$/u.test(name))
    throw new UsageFault({ vi: '--name không có dấu cách và dấu +.', en: '--name has neither blanks nor +.' })
  try {
    const keys = parseVerifierKeys(readFileSync(keyFile, 'utf8'))
    const witness = openWitness(path.resolve(folder), name)
    const shown = /^https?:/.test(from) ? await fetched(from, witness) : given(from)
    cx.out((await witness.cosign(shown, keys, new Date())).trimEnd())
    return 0
  } catch (error) {
    if (error instanceof NoteFault)
      throw new Refusal({
        vi: `Điểm chốt không dùng được: ${error.message}`,
        en: `The checkpoint can’t be used: ${error.message}`,
      })
    if (!(error instanceof WitnessRefused)) throw error
    throw new Refusal({
      vi: `CẢNH BÁO: nhật ký không nối tiếp điểm chốt đã thấy trước đây (${error.reason}). Không ký xác nhận; hai điểm chốt làm bằng chứng nằm ở ${error.evidence}.`,
      en: `ALARM: the journal does not continue the checkpoint that was seen before (${error.reason}). Nothing was cosigned; both checkpoints lie in ${error.evidence} as evidence.`,
    })
  }
}

function given(file: string): Shown {
  if (!existsSync(file)) throw new Refusal({ vi: `Không có tệp ${file}.`, en: `There is no file ${file}.` })
  return parseRequest(readFileSync(file, 'utf8'))
}

const reply = z.object({
  checkpoint: z.object({ note: z.string() }).nullable(),
  consistency: z.array(z.string().regex(/^[0-9a-f]{64}$/)).nullable(),
})

/** Asks the server's public endpoint for its newest checkpoint; the log is known by name only once that is there. */
async function fetched(from: string, witness: Witness): Promise<Shown> {
  const ask = async (since: number) => {
    const url = `${from.replace(/\/+$/, '')}${apiPrefix}/journal/checkpoint?since=${since}`
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: 'error' }).catch(
      (error: unknown) => {
        const why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : ''
        throw new Refusal({ vi: `${from} không trả lời: ${why}`, en: `${from} does not answer: ${why}` })
      },
    )
    const parsed = answer.ok ? reply.safeParse(await answer.json().catch(() => null)) : null
    if (!parsed?.success)
      throw new Refusal({
        vi: `${from} không phải máy chủ Quán Triệt (${answer.status}).`,
        en: `${from} is no server of Quán Triệt (${answer.status}).`,
      })
    return parsed.data
  }
  const first = await ask(0)
  if (first.checkpoint === null) throw new Refusal({ vi: 'Nhật ký còn trống.', en: 'The journal is still empty.' })
  const { origin } = parseCheckpoint(first.checkpoint.note)
  const since = witness.seen(origin)
  const { checkpoint, consistency } = since === 0 ? first : await ask(since)
  // without a proof (the journal is shorter than before) the witness refuses by itself
  const proof = (consistency ?? []).map((hash) => Buffer.from(hash, 'hex'))
  return { note: checkpoint?.note ?? first.checkpoint.note, proof }
}
