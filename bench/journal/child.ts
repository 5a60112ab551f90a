/**
 * A process of bench/journal.ts, made to be killed: `write` appends events in transactions that commit, roll back or lose
 * their connection; `keep` gives places and has them signed, and a witness looks on.
 */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { checkpoint } from '#platform/journal/checkpoint.ts'
import { parseVerifierKeys } from '#platform/journal/note.ts'
import { sequence } from '#platform/journal/sequence.ts'
import { openSigner } from '#platform/journal/signer.ts'
import { consistencyProof } from '#platform/journal/tree.ts'
import { openWitness } from '#platform/journal/witness.ts'
import { chance } from '../random.ts'

const [order = '', url = '', dataDir = '', seed = '1'] = process.argv.slice(2)
const database = openDatabase(url, { max: 2, name: `bench-journal-${order}` })

async function write(): Promise<never> {
  const { below } = chance(Number(seed))
  for (;;) {
    const client = await database.pool.connect()
    await client.query('begin')
    const at = below(1_000)
    for (let left = 1 + below(300); left > 0; left -= 1) {
      await appendEvent(client, {
        realmId: 1,
        actor: `account:${below(5_000)}`,
        role: 'unit_officer',
        door: 'page',
        action: below(4) === 0 ? 'import' : 'read.names',
        unit: `U${at}`,
        object: { type: 'campaign', id: `C${left % 7}` },
        payload: { rows: left, address: '192.0.2.7' },
      })
    }
    const fate = below(20)
    if (fate > 2) await client.query('commit')
    else if (fate > 0) await client.query('rollback')
    if (below(10) === 0) await sleep(below(40)) // a pause while nothing is under way, or is left so
    client.release(fate === 0)
  }
}

/** Ends with 3 when the signer or the witness refuses: in this bench nothing is at odds, so that would be a false alarm. */
async function keep(): Promise<never> {
  const signer = await openSigner(dataDir, null)
  const witness = openWitness(path.join(dataDir, 'witness'), 'bench/witness')
  for (;;) {
    await sequence(database)
    const signed = await checkpoint(database, signer)
    if (signed !== null) {
      const proof = await consistencyProof(database.pool, witness.seen(signer.name), signed.size)
      await witness.cosign({ note: signed.note, proof }, parseVerifierKeys(signer.vkey), new Date())
      process.stdout.write(`${signed.size}\n`)
    }
    await sleep(500)
  }
}

try {
  await (order === 'write' ? write() : keep())
} catch (error) {
  process.stderr.write(`${order}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}\n`)
  process.exitCode = error instanceof Error && error.constructor.name.endsWith('Refused') ? 3 : 1
  await database.close()
}
