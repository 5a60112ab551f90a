/** Erasing a person, and the end of a campaign's term: names go, figures and proofs stay. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { figuresFor } from '#modules/figures/answers.ts'
import { erasePerson } from '#modules/people/actions-erase.ts'
import { hold, lift } from '#modules/people/actions-retention.ts'
import { personNamed } from '#modules/people/answers-data.ts'
import { views } from '../api/cases.ts'
import { emptyJournal, signed, verified } from '../journal/world.ts'
import { importFrom } from '../world.ts'
import { addCanaryAccount, canaries, dump, filesOf, hits, other, person, shared, writeDossier } from './canaries.ts'

const base = mkdtempSync(path.join(tmpdir(), 'quan-triet-privacy-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const dossier = writeDossier(path.join(base, 'dossier'))
const filesDir = path.join(base, 'files')
const journal = await emptyJournal()
const { database } = journal
const first = await importFrom(database, 'default', dossier, { filesDir })
if (first.faults.length > 0) throw new Error(JSON.stringify(first.faults[0]))
const realmId = 1
const account = await addCanaryAccount(database, realmId)
const kept = (await signed(journal)).note

const days = [...views, { as_of: '2026-02-11', known_at: '2026-02-15T00:00:00+07:00' }]
async function allFigures(): Promise<string> {
  const found: unknown[] = []
  for (const unit of ['P', 'D00', 'D05', 'D06G1C2', 'D13'])
    for (const { as_of: asOf, known_at: knownAt } of days) {
      const asked = { realm: 'default', campaign: 'C1', unit, asOf, knownAt: knownAt ?? null, position: null }
      const asker = { kind: 'operator' } as const
      found.push(await figuresFor(database, { ...asked, now: new Date('2026-04-10T00:00:00Z'), asker }))
    }
  return JSON.stringify(found)
}
const before = await allFigures()
const eraser = { database, filesDir, realmId, actor: 'operator', door: 'cli', now: new Date('2026-04-05T00:00:00Z') }

test('before it, every canary is in the store and in its files', async () => {
  expect(hits(`${await dump(database)}\n${filesOf(filesDir)}`)).toEqual(Object.keys(canaries))
})

test('erasing a person leaves no canary in any table or file', async () => {
  const self = await personNamed(database, realmId, person)
  const { files } = await erasePerson(eraser, self.personId)
  expect(files).toBe(1)
  expect(hits(`${await dump(database)}\n${filesOf(filesDir)}`)).toEqual([])
})

test('other people keep their names, and a file that somebody else has stays', async () => {
  const all = await dump(database)
  for (const word of Object.values(other)) expect(all).toContain(word)
  expect(all).toContain(`đ/c ${other.name}`)
  expect(filesOf(filesDir)).toContain(shared)
  expect(all).toContain('192.0.2.9')
})

test('a pseudonym stands in every version, and the account is closed', async () => {
  const { rows } = await database.pool.query(
    `select full_name, email, phone, birth_date, sex from people join person_ids using (realm_id, person_id) where code = $1`,
    [person],
  )
  const gone = { full_name: 'Người đã ẩn danh 1', email: null, phone: null, birth_date: null, sex: null }
  expect(rows).toEqual([gone, gone])
  const { rows: accounts } = await database.pool.query(
    `select user_name, email, password_hash, status from accounts where account_id = $1`,
    [account],
  )
  expect(accounts).toEqual([{ user_name: 'an-danh.1', email: null, password_hash: null, status: 'closed' }])
})

test('every figure of every unit, day and moment of knowing stays byte for byte', async () => {
  expect(await allFigures()).toBe(before)
})

test('the journal is whole, also against a checkpoint kept from before, and says who was erased by number', async () => {
  await signed(journal)
  const checked = await verified(journal, [kept])
  expect(checked.faults).toEqual([])
  expect(checked.erased).toBe(1)
  const { rows } = await database.pool.query(
    `select object_type, object_id from journal_events where action = 'person.erase'`,
  )
  const { personId } = await personNamed(database, realmId, person)
  expect(rows).toEqual([{ object_type: 'person', object_id: String(personId) }])
})

test('importing the old dossier again brings no name back and stores no file, and warns of each row', async () => {
  const again = await importFrom(database, 'default', dossier, { filesDir })
  expect(again.faults).toEqual([])
  expect(again.position).toBe(null)
  const warned = again.warnings.map(({ code, file }) => `${code} ${file}`)
  expect(new Set(warned)).toEqual(
    new Set(
      [
        'people',
        'memberships',
        'exemptions',
        'speakers',
        'sites',
        'convening',
        'invitations',
        'speaker_ratings',
        'reflections',
        'recommendations',
      ].map((file) => `erased-person ${file}`),
    ),
  )
  expect(hits(`${await dump(database)}\n${filesOf(filesDir)}`)).toEqual([])
})

test('whoever is held is not erased, and it is told why', async () => {
  const { personId } = await personNamed(database, realmId, 'N000002')
  const { hold: number } = await hold(eraser, { person: 'N000002' }, 'Vụ việc 12 đang xem xét')
  const refused = erasePerson(eraser, personId)
  await expect(refused).rejects.toMatchObject({
    code: 'conflict',
    issues: [{ path: 'hold', message: 'Vụ việc 12 đang xem xét' }],
  })
  await lift(eraser, number)
  await erasePerson(eraser, personId)
  expect(await dump(database)).not.toContain('Vụ việc 12')
  expect(await allFigures()).toBe(before)
})

test('an administrator is not erased while the role is held', async () => {
  const { personId } = await personNamed(database, realmId, 'N000001')
  const made = { made_at: new Date(), made_by: 'operator', status: 'active' }
  const { rows } = await database.pool.query<{ account_id: number }>(
    `insert into accounts (realm_id, user_name, person_id, made_at, made_by, status) values ($1, 'chu', $2, $3, $4, $5) returning account_id`,
    [realmId, personId, made.made_at, made.made_by, made.status],
  )
  await database.pool.query(
    `insert into grants (realm_id, account_id, role, given_at, given_by) values ($1, $2, 'administrator', now(), 'operator')`,
    [realmId, rows[0]?.account_id],
  )
  await expect(erasePerson(eraser, personId)).rejects.toMatchObject({ code: 'conflict' })
  expect(await dump(database)).toContain(other.name)
})
