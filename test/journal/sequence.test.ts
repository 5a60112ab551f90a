import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openDatabase, unhurried } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { checkpoint } from '#platform/journal/checkpoint.ts'
import { sequence } from '#platform/journal/sequence.ts'
import { placeAll, emptyJournal, readings, signed, verified } from './world.ts'
import type { Journal } from './world.ts'

/** Numbers that look random and come again with the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Fate = 'commit' | 'rollback' | 'kill' | 'leave'

/** One writer: transactions of several events that commit late, roll back, are killed, or lose their connection. */
async function write({ database }: Journal, seed: number, rounds: number): Promise<{ ids: number[]; lost: number[] }> {
  const roll = dice(seed)
  const ids: number[] = []
  const lost: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const client = await database.pool.connect()
    const fate: Fate = (['commit', 'commit', 'commit', 'rollback', 'kill', 'leave'] as const)[roll(6)] ?? 'commit'
    const own: number[] = []
    try {
      await client.query('begin')
      for (let i = 0; i <= roll(4); i += 1) {
        const object = { type: 'order', id: `${seed}/${round}/${i}` }
        own.push(
          await appendEvent(client, { realmId: 1, actor: `account:${seed}`, door: 'page', action: 'import', object }),
        )
        if (roll(3) === 0) await sleep(roll(12))
      }
      if (fate === 'kill') await client.query('select pg_terminate_backend(pg_backend_pid())')
      await client.query(fate === 'commit' ? 'commit' : 'rollback')
      client.release(fate === 'leave')
    } catch (error) {
      client.release(true)
      if (fate !== 'kill') throw error
    }
    ;(fate === 'commit' ? ids : lost).push(...own)
  }
  return { ids, lost }
}

test('under concurrent writers, two sequencers and a signer, every committed event gets one place and nothing else does; no false alarm', async () => {
  const journal = await emptyJournal()
  const notes: string[] = []
  let writing = true
  const keep = async (): Promise<void> => {
    while (writing) {
      await sequence(journal.database)
      await sleep(3)
    }
  }
  const sign = async (): Promise<number> => {
    let alarms = 0
    while (writing) {
      const made = await checkpoint(journal.database, journal.signer)
      if (made !== null && notes.at(-1) !== made.note) notes.push(made.note)
      if (notes.length % 5 === 1) alarms += (await verified(journal, notes.slice(-3))).faultCount
      await sleep(20)
    }
    return alarms
  }
  const signing = sign()
  const keeping = [keep(), keep()]
  const written = await Promise.all(Array.from({ length: 6 }, (_, seed) => write(journal, seed + 1, 60)))
  writing = false
  await Promise.all(keeping)
  expect(await signing).toBe(0)
  notes.push((await signed(journal)).note)

  const committed = written.flatMap(({ ids }) => ids).toSorted((a, b) => a - b)
  const lost = new Set(written.flatMap((one) => one.lost))
  const { rows } = await journal.database.pool.query<{ event_id: number }>(
    'select event_id from journal_leaves order by index',
  )
  expect(rows.map((row) => row.event_id).toSorted((a, b) => a - b)).toEqual(committed)
  expect(rows.filter(({ event_id }) => lost.has(event_id))).toEqual([])
  expect(committed.length).toBeGreaterThan(300)
  expect(lost.size).toBeGreaterThan(100)
  expect(notes.length).toBeGreaterThan(3)
  expect((await verified(journal, notes)).faults).toEqual([])
})

test('what commits late is waited for, not skipped', async () => {
  const { database } = await emptyJournal()
  const late = await database.pool.connect()
  await late.query('begin')
  const first = await appendEvent(late, { realmId: 1, actor: 'operator', door: 'cli', action: 'import' })
  const [second] = await readings(database, 0, 1)
  const held = await sequence(database)
  expect(held).toMatchObject({ added: 0, size: 0, waiting: 1 })
  expect(held.waitingSince).toBeInstanceOf(Date)
  await late.query('commit')
  late.release()
  await placeAll(database)
  const { rows } = await database.pool.query('select index, event_id from journal_leaves order by index')
  expect(rows).toEqual([
    { index: 0, event_id: first },
    { index: 1, event_id: second },
  ])
})

test('events of a cluster that counted its transactions higher get their places after a move', async () => {
  const { database } = await emptyJournal()
  const ids = await readings(database, 0, 3)
  await database.pool.query(`update journal_pending set xid = '9000000000000000'`)
  expect(await sequence(database)).toMatchObject({ added: 3, waiting: 0 })
  const { rows } = await database.pool.query<{ event_id: number }>('select event_id from journal_leaves order by index')
  expect(rows.map((row) => row.event_id)).toEqual(ids)
})

test('an order that is rolled back leaves no event', async () => {
  const { database } = await emptyJournal()
  const client = await database.pool.connect()
  await client.query('begin')
  await appendEvent(client, { realmId: 1, actor: 'operator', door: 'cli', action: 'import' })
  await client.query('rollback')
  client.release()
  await placeAll(database)
  expect((await database.pool.query('select 1 from journal_events')).rowCount).toBe(0)
})

test('a transaction that writes and then waits for a program that hangs is ended, so that it holds nobody up for long', async () => {
  const { database } = await emptyJournal()
  const hasty = openDatabase(database.url, { max: 1 })
  const client = await hasty.pool.connect()
  expect((await client.query('show idle_in_transaction_session_timeout')).rows).toEqual([
    { idle_in_transaction_session_timeout: '15s' },
  ])
  await client.query(`set idle_in_transaction_session_timeout = '100ms'`) // so as not to wait as long here
  await client.query('begin')
  await appendEvent(client, { realmId: 1, actor: 'operator', door: 'cli', action: 'import' })
  await sleep(400)
  await expect(client.query('commit')).rejects.toThrow()
  client.release(true)
  // an import says that it takes longer, and is let
  const patient = await hasty.pool.connect()
  await patient.query(`set idle_in_transaction_session_timeout = '100ms'`)
  await patient.query(`begin; ${unhurried}`)
  await appendEvent(patient, { realmId: 1, actor: 'operator', door: 'cli', action: 'import' })
  await sleep(400)
  await patient.query('commit')
  patient.release(true)
  await hasty.close()
  await placeAll(database)
  expect((await database.pool.query('select 1 from journal_leaves')).rowCount).toBe(1)
})
