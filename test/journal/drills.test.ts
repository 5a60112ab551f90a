import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { erasePayloads } from '#platform/journal.ts'
import { emptyRoot } from '#platform/journal/merkle.ts'
import { openSigner, signerFolder } from '#platform/journal/signer.ts'
import { SignerRefused } from '#platform/journal/signer-state.ts'
import {
  codesOf,
  emptyJournal,
  lived,
  placeAll,
  readings,
  rebuilt,
  rewritten,
  signed,
  tamper,
  verified,
} from './world.ts'
import type { Journal } from './world.ts'

/** What the database was when it had that many events. */
async function setBack({ database }: Journal, events: number): Promise<void> {
  await tamper(
    database,
    `delete from journal_checkpoints where size > ${events}`,
    `delete from journal_events e using journal_leaves l where l.event_id = e.event_id and l.index >= ${events}`,
    `delete from journal_payloads p using journal_leaves l where l.event_id = p.event_id and l.index >= ${events}`,
    `delete from journal_leaves where index >= ${events}`,
    `delete from journal_nodes where (index + 1) * (2 ^ level) > ${events}`,
  )
}

/** The same journal in another database, byte for byte. */
async function copied(from: Journal): Promise<Journal> {
  const to = await emptyJournal()
  cpSync(signerFolder(from.dataDir), signerFolder(to.dataDir), { recursive: true })
  writeFileSync(path.join(to.dataDir, 'journal.vkey'), from.signer.vkey)
  for (const table of ['events', 'payloads', 'leaves', 'nodes', 'checkpoints', 'keys']) {
    const { rows } = await from.database.pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from journal_${table} t`,
    )
    await to.database.pool.query(
      `insert into journal_${table} overriding system value
       select r.* from unnest($1::text[]) t, jsonb_populate_record(null::journal_${table}, t::jsonb) r`,
      [rows.map(({ row }) => row)],
    )
  }
  await to.database.pool.query(
    `select setval(pg_get_serial_sequence('journal_events', 'event_id'), max(event_id)) from journal_events`,
  )
  return { ...to, signer: await openSigner(to.dataDir, null) }
}

test('a journal that nobody touched has no fault', async () => {
  const journal = await lived()
  const checked = await verified(journal, [journal.kept])
  expect(checked).toMatchObject({ faults: [], size: 30, checkpoints: 3, erased: 0, waiting: 0 })
})

describe('each of the drills is found', () => {
  test.each<[string, string[], string[]]>([
    [
      'a payload that was edited',
      [`update journal_payloads set payload = '{"rows": 5}' where event_id = 12`],
      ['payload-altered'],
    ],
    [
      'a leaf that was edited, its columns with it',
      [rewritten],
      ['checkpoint-root', 'kept-root', 'leaf-altered', 'node-altered', 'signer-root'],
    ],
    [
      'columns for searching that were edited',
      [`update journal_events set actor = 'account:99' where event_id = 12`],
      ['columns-altered'],
    ],
    ['an event that was deleted', ['delete from journal_events where event_id = 12'], ['event-lost']],
    [
      'an event that was deleted with everything of it',
      [
        'delete from journal_events where event_id = 12',
        'delete from journal_payloads where event_id = 12',
        'delete from journal_leaves where event_id = 12',
      ],
      ['checkpoint-longer', 'kept-longer', 'place-lost', 'signer-longer'],
    ],
    [
      'a tail that was deleted',
      [
        'delete from journal_events where event_id > 25',
        'delete from journal_payloads where event_id > 25',
        'delete from journal_leaves where event_id > 25',
      ],
      ['checkpoint-longer', 'kept-longer', 'signer-longer'],
    ],
    [
      'two events that changed places',
      [
        'update journal_leaves set event_id = -event_id where event_id in (5, 6)',
        'update journal_leaves set event_id = case event_id when -5 then 6 else 5 end where event_id < 0',
      ],
      ['checkpoint-root', 'kept-root', 'leaf-altered', 'node-altered', 'signer-root'],
    ],
    [
      'an inner node that was edited',
      [`update journal_nodes set hash = sha256('x') where level = 2 and index = 1`],
      ['node-altered'],
    ],
    [
      'a root that was edited',
      [`update journal_checkpoints set root = sha256('x') where size = 20`],
      ['checkpoint-signature'],
    ],
    ['a payload that was taken away', ['delete from journal_payloads where event_id = 12'], ['payload-lost']],
    [
      'a payload that was taken away as if erased',
      ['update journal_payloads set salt = null, payload = null, erased_by = 13 where event_id = 12'],
      ['payload-lost'],
    ],
  ])('%s', async (_what, statements, codes) => {
    const journal = await lived()
    await tamper(journal.database, ...statements)
    const checked = await verified(journal, [journal.kept])
    expect(codesOf(checked)).toEqual(codes)
  })

  const backdated = (moment: string): string[] => [
    `insert into journal_events (at, realm_id, actor, door, action, leaf)
     select '${moment}', 1, 'operator', 'cli', 'import', convert_to('{"action":"import","actor":"operator","at":"${moment}","door":"cli","object":null,"payload":"' ||
       encode(sha256(decode(repeat('00', 32), 'hex') || '{}'::bytea), 'hex') || '","realm":1,"role":null,"unit":null,"v":1}', 'UTF8')`,
    `insert into journal_payloads (event_id, salt, payload) select max(event_id), decode(repeat('00', 32), 'hex'), '{}' from journal_events`,
  ]

  test('a backdated event beside the tree', async () => {
    const journal = await lived()
    await tamper(journal.database, ...backdated('2020-01-01T00:00:00.000Z'))
    const checked = await verified(journal)
    expect(checked.faults).toEqual([{ code: 'event-outside', event: 31 }])
  })

  test('a backdated event that was sent in through the front door', async () => {
    const journal = await lived()
    await tamper(
      journal.database,
      ...backdated('2020-01-01T00:00:00.000Z'),
      'insert into journal_pending (event_id, xid) select event_id, xid from journal_events where event_id = 31',
    )
    await signed(journal)
    expect((await verified(journal)).faults).toEqual([{ code: 'backdated', event: 31, index: 30 }])
  })

  test('yesterday’s database, at once and after new work was done on it; the signer signs neither', async () => {
    const journal = await lived()
    await setBack(journal, 20)
    expect(codesOf(await verified(journal))).toEqual(['signer-longer'])
    await expect(signed(journal)).rejects.toMatchObject({ reason: 'smaller' })
    await readings(journal.database, 50, 15)
    await expect(signed(journal)).rejects.toMatchObject({ reason: 'inconsistent' })
    expect(codesOf(await verified(journal, [journal.kept]))).toEqual(['kept-root', 'signer-root'])
  })

  test('two different views to two clients, each found by the checkpoint that the other got', async () => {
    const one = await lived()
    const two = await copied(one)
    expect((await verified(two, [one.kept])).faults).toEqual([])
    await readings(one.database, 100, 5)
    await readings(two.database, 200, 5)
    const [toOne, toTwo] = [await signed(one), await signed(two)]
    expect([toOne.size, toTwo.size]).toEqual([35, 35])
    expect(codesOf(await verified(one, [toOne.note, one.kept]))).toEqual([])
    expect((await verified(one, [toTwo.note])).faults).toEqual([{ code: 'kept-root', size: 35, about: 'kept 0' }])
    expect((await verified(two, [toOne.note])).faults).toEqual([{ code: 'kept-root', size: 35, about: 'kept 0' }])
  })

  test('all of it made anew with the same key, by the checkpoint that a client kept', async () => {
    const journal = await lived()
    const file = path.join(signerFolder(journal.dataDir), 'state.json')
    await tamper(journal.database, rewritten)
    await expect(rebuilt(journal, journal.signer)).rejects.toBeInstanceOf(SignerRefused)
    // who has the key has what it remembers too
    const state = JSON.parse(readFileSync(file, 'utf8')) as object
    writeFileSync(file, JSON.stringify({ ...state, size: 0, root: emptyRoot.toString('hex') }))
    await signed(journal)
    expect((await verified(journal)).faults).toEqual([])
    expect((await verified(journal, [journal.kept])).faults).toEqual([{ code: 'kept-root', size: 30, about: 'kept 0' }])
  })

  test('all of it made anew with a new key, by the checkpoint that a client kept', async () => {
    const journal = await lived()
    await tamper(journal.database, rewritten)
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'quan-triet-journal-'))
    afterAll(() => rmSync(elsewhere, { recursive: true, force: true }))
    const other = await openSigner(elsewhere, null)
    await rebuilt(journal, other)
    expect(codesOf(await verified(journal))).toEqual(['key-unknown', 'signer-root'])
    const under = { ...journal, signer: other }
    expect((await verified(under)).faults).toEqual([])
    expect((await verified(under, [journal.kept])).faults).toEqual([{ code: 'kept-signature', about: 'kept 0' }])
  })
})

describe('the guards that a mistake meets', () => {
  test.each(['events', 'leaves', 'nodes', 'checkpoints', 'keys', 'payloads'])(
    'rows of journal_%s are neither changed nor taken away',
    async (table) => {
      const { database } = await lived()
      await expect(database.pool.query(`delete from journal_${table}`)).rejects.toThrow('only ever added to')
      await expect(database.pool.query(`truncate journal_${table} cascade`)).rejects.toThrow('only ever added to')
      const column =
        { events: 'actor = $$x$$', leaves: 'index = index', payloads: 'payload = $${}$$' }[table] ??
        (table === 'keys' ? 'at = now()' : table === 'nodes' ? 'level = level' : 'size = size')
      await expect(database.pool.query(`update journal_${table} set ${column}`)).rejects.toThrow('only ever')
    },
  )

  test('a payload that is erased in due form leaves every proof as it was', async () => {
    const journal = await lived()
    await erasePayloads(journal.database.db, [3, 4], { realmId: 1, actor: 'operator', door: 'cli' })
    await placeAll(journal.database)
    expect(await verified(journal, [journal.kept])).toMatchObject({ faults: [], erased: 2, size: 31 })
    const { rows } = await journal.database.pool.query('select salt, payload from journal_payloads where event_id = 3')
    expect(rows).toEqual([{ salt: null, payload: null }])
    const later = await signed(journal)
    expect((await verified(journal, [journal.kept, later.note])).faults).toEqual([])
  })
})
