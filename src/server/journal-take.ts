import { createWriteStream, existsSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { readings } from '#core/readings.ts'
import { inSnapshot } from '#platform/database.ts'
import { canonicalJson } from '#platform/journal/canonical.ts'
import { latestCheckpoint } from '#platform/journal/checkpoint.ts'
import { tellCommand } from '#platform/journal/reading.ts'
import { proofOfEvent, readEntries } from '#platform/journal/take.ts'
import { formatProof } from '#platform/journal/tlog-proof.ts'
import { Refusal, UsageFault } from './command.ts'
import type { CommandContext } from './command.ts'
import { asRefusal, sealed } from './journal-checkpoint.ts'

/** `journal proof EVENT`: the tlog-proof of an event under the newest checkpoint. */
export async function proofCommand(cx: CommandContext): Promise<void> {
  const asked = cx.args[1] ?? ''
  if (!/^\d{1,15}$/.test(asked))
    throw new UsageFault({ vi: 'Cần số của sự kiện.', en: 'The number of an event is needed.' })
  const { database } = await cx.openStore()
  await sealed(cx).catch(asRefusal)
  const proof = await proofOfEvent(database, Number(asked))
  if (proof === null) {
    throw new Refusal({
      vi: `Sự kiện ${asked} không có trong nhật ký đã ký.`,
      en: `There is no event ${asked} in the journal that has been signed.`,
    })
  }
  cx.out(formatProof(proof).trimEnd())
}

/** `journal export FILE`: one JSON line an event in the order of the tree, the newest checkpoint in the first line. */
export async function exportCommand(cx: CommandContext): Promise<void> {
  const file = cx.args[1]
  if (file === undefined) throw new UsageFault({ vi: 'Thiếu tên tệp.', en: 'The name of a file is missing.' })
  const target = path.resolve(file)
  if (existsSync(target))
    throw new Refusal({ vi: `${target} đã có: chọn tên khác.`, en: `${target} exists: choose another name.` })
  const { database } = await cx.openStore()
  await sealed(cx).catch(asRefusal)
  await tellCommand(database, { realmId: null, action: readings.searchJournal, object: { type: 'journal', id: '*' } })
  const out = createWriteStream(target, { mode: 0o600, flags: 'wx' })
  const count = await inSnapshot(database, async ({ client }) => {
    const newest = await latestCheckpoint(client)
    out.write(`${canonicalJson({ format: 'quantriet-journal/1', checkpoint: newest?.note ?? null })}\n`)
    let written = 0
    for await (const entry of readEntries(client)) {
      if (!out.write(`${canonicalJson(entry)}\n`)) await once(out, 'drain')
      written += 1
    }
    return written
  })
  out.end()
  await finished(out)
  cx.err(cx.lang === 'vi' ? `Đã xuất ${count} sự kiện ra ${target}.` : `Exported ${count} events to ${target}.`)
  cx.out(target)
}
