import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newKeyAction } from '#platform/journal.ts'
import { sealJournal } from '#platform/journal/seal.ts'
import { openSigner } from '#platform/journal/signer.ts'
import { caseFolder, importCases } from '../api/cases.ts'
import { importFrom } from '../world.ts'
import { codesOf, emptyJournal, lived, placeAll, signed, tamper, verified } from './world.ts'
import type { Journal } from './world.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quan-triet-orders-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function worked(): Promise<Journal> {
  const journal = await emptyJournal()
  await importCases(journal.database, folder, ['two-tier', 'three-tier'])
  await signed(journal)
  return journal
}

test('every import has its event, and the two say the same', async () => {
  expect(await verified(await worked())).toMatchObject({ faults: [], size: 2 })
})

test('a refused or empty import leaves no event', async () => {
  const journal = await worked()
  const again = await importFrom(journal.database, 'two-tier', path.join(caseFolder('two-tier'), 'dossier'), {
    filesDir: folder,
  })
  expect(again.position).toBeNull()
  await placeAll(journal.database)
  expect(await verified(journal)).toMatchObject({ faults: [], size: 2, waiting: 0 })
})

test.each([
  [`update orders set detail = '{"files": {"units": 1}}' where realm_id = 1`, 'order-altered'],
  [`update orders set actor = 'somebody' where realm_id = 1`, 'order-altered'],
  ['delete from orders where realm_id = 1', 'order-lost'],
  [`insert into orders (realm_id, position, door, actor) values (1, 99, 'import', 'somebody')`, 'order-untold'],
])('%s is found as %s', async (statement, code) => {
  const journal = await worked()
  await tamper(journal.database, statement)
  expect(codesOf(await verified(journal))).toEqual([code])
})

test('orders from before there was a journal are not asked for events', async () => {
  const journal = await worked()
  await tamper(
    journal.database,
    `insert into orders (realm_id, position, door, actor) values (1, 0, 'import', 'older')`,
  )
  expect((await verified(journal)).faults).toEqual([])
})

test('a restore into a new folder signs on under a new key, tells of it, and every older checkpoint still holds', async () => {
  const journal = await lived()
  const elsewhere = mkdtempSync(path.join(folder, 'restored-'))
  const signer = await openSigner(elsewhere, null)
  const restored = { ...journal, signer }
  await sealJournal(journal.database, signer)
  await placeAll(journal.database)
  const newest = await signed(restored)
  const { rows } = await journal.database.pool.query(
    'select payload from journal_events join journal_payloads using (event_id) where action = $1',
    [newKeyAction],
  )
  expect(rows).toEqual([
    { payload: { key: signer.vkey, earlier: [journal.signer.vkey], checkpoint: journal.kept, endorsement: null } },
  ])
  expect(newest.size).toBe(31)
  expect(newest.note).toContain(signer.name)
  expect((await verified(restored, [journal.kept, newest.note])).faults).toEqual([])
})
