/**
 * Takes people's names, contacts, texts and files away, in every version of every fact, as the register of personal data
 * says (core/privacy.ts). Neither keys nor moments nor positions nor anything that figures are reckoned from is touched,
 * so every figure of every moment stays what it was; the journal's details go and its leaves stay.
 *
 * Order of work: the realm's turn is waited for, so that no import runs meanwhile; files that nobody else has are noted
 * for removal in the same transaction, and removed afterwards (removeFiles), also after a crash between the two.
 */
import type pg from 'pg'
import { erasedText, erasuresOf, pseudonymStem } from '#core/privacy.ts'
import type { Erasure } from '#core/privacy-words.ts'
import { erasePayloads } from './journal.ts'
import type { JournalEvent } from './journal.ts'

export type Erasing = {
  readonly realmId: number
  readonly people: readonly number[]
  readonly by: Pick<JournalEvent, 'actor' | 'door'>
  readonly now: Date
}

/** Tables whose rows are one person's own; below, those whose rows go with a person's account. */
const ofPerson = [
  'people',
  'memberships',
  'exemptions',
  'people_places',
  'merges',
  'transfers',
  'convening',
  'reflections',
  'correction_requests',
  'legal_holds',
] as const
/** Facts that are one person's in all their versions, also in those that do not say whose. */
const ofCode = ['speakers', 'recommendations'] as const
/** What is said of whoever speaks, under the speaker's code. */
const ofSpeaker = ['invitations', 'speaker_ratings'] as const
const ofAccount = [
  'sign_ins',
  'activation_codes',
  'second_factors',
  'recovery_codes',
  'oidc_links',
  'saved_views',
  'import_jobs',
  'import_mappings',
  'calendar_feeds',
  'notice_receipts',
  'notice_mails',
  'notice_choices',
] as const

/** New content of a cell; `e` is the person's row in erased_people. What is empty stays empty. */
const contents: Readonly<Record<Exclude<Erasure, 'keep' | 'drop' | 'match'>, (column: string) => string>> = {
  null: () => 'null',
  pseudonym: (column) => `case when t.${column} is not null then '${pseudonymStem} ' || e.number end`,
  placeholder: (column) => `case when t.${column} is not null then '${erasedText}' end`,
}

function settings(table: string): string {
  const changed = [...erasuresOf(table)].flatMap(([column, erase]) =>
    erase === 'keep' || erase === 'drop' || erase === 'match' ? [] : [`${column} = ${contents[erase](column)}`],
  )
  return changed.join(', ')
}

/** Erases people of a realm; call inside a transaction. Whoever was erased before keeps the pseudonym. */
export async function erasePeople(client: pg.ClientBase, { realmId, people: named, by, now }: Erasing): Promise<void> {
  if (named.length === 0) return
  await client.query('select last from positions where realm_id = $1 for update', [realmId])
  const people = await withMerged(client, realmId, named)
  const values = [realmId, people]
  await client.query(
    `insert into erased_people (realm_id, person_id, number, erased_at, erased_by)
     select $1, i.person_id, (select coalesce(max(number), 0) from erased_people where realm_id = $1) + row_number() over (order by i.person_id), $3, $4
     from person_ids i where i.realm_id = $1 and i.person_id = any($2::bigint[])
       and not exists (select 1 from erased_people e where e.realm_id = $1 and e.person_id = i.person_id)`,
    [...values, now, by.actor],
  )
  for (const column of spoken) await eraseSpoken(client, column, values)
  await noteFiles(client, values)
  for (const table of ofPerson)
    await client.query(
      `update ${table} t set ${settings(table)} from erased_people e
       where t.realm_id = $1 and e.realm_id = $1 and e.person_id = t.person_id and e.person_id = any($2::bigint[])`,
      values,
    )
  for (const table of ofCode)
    await client.query(
      `update ${table} t set ${settings(table)} from erased_people e
       where t.realm_id = $1 and e.realm_id = $1 and e.person_id = any($2::bigint[]) and exists (
         select 1 from ${table} s where s.realm_id = $1 and s.code = t.code and s.person_id = e.person_id)`,
      values,
    )
  for (const table of ofSpeaker)
    await client.query(
      `update ${table} t set ${settings(table)} from erased_people e
       where t.realm_id = $1 and e.realm_id = $1 and e.person_id = any($2::bigint[]) and exists (
         select 1 from speakers s where s.realm_id = $1 and s.code = t.speaker and s.person_id = e.person_id)`,
      values,
    )
  await erasePayloadsOf(client, realmId, people, by)
  await eraseAccounts(client, values)
}

/** People, and the entries that were merged into theirs: those say the same of the same person. */
async function withMerged(client: pg.ClientBase, realmId: number, people: readonly number[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `with recursive own as (
       select unnest($2::bigint[]) as id
       union select m.person_id from merges m join own on m.into_id = own.id
       where m.realm_id = $1 and m.superseded_at is null and not m.retracted)
     select id from own`,
    [realmId, people],
  )
  return rows.map((row) => row.id)
}

/** Free text in which people may be named: chairs of sites, notes on units. */
const spoken = [
  { table: 'sites', column: 'chair', instead: (_name: string, other: string) => other },
  { table: 'notes', column: 'text', instead: (name: string, other: string) => `replace(t.text, ${name}, ${other})` },
] as const

/** The pseudonym stands in where such a text says one of the person's names, unless somebody else has that name too. */
async function eraseSpoken(
  client: pg.ClientBase,
  { table, column, instead }: (typeof spoken)[number],
  values: unknown[],
): Promise<void> {
  await client.query(
    `with gone as (
       select p.full_name, min(e.number) as number from people p join erased_people e using (realm_id, person_id)
       where p.realm_id = $1 and p.person_id = any($2::bigint[]) and p.full_name not like '${pseudonymStem} %'
         and not exists (select 1 from people o where o.realm_id = $1 and o.full_name = p.full_name and o.person_id <> all($2::bigint[]))
       group by p.full_name
     )
     update ${table} t set ${column} = ${instead('gone.full_name', `'${pseudonymStem} ' || gone.number`)} from gone
     where t.realm_id = $1 and t.${column} is not null and strpos(t.${column}, gone.full_name) > 0`,
    values,
  )
}

/** Files that only these people have, in this realm: their rows go now, the content is removed afterwards. */
async function noteFiles(client: pg.ClientBase, values: unknown[]): Promise<void> {
  await client.query(
    `insert into file_removals (realm_id, sha256)
     select distinct $1::bigint, r.file_sha256 from reflections r
     where r.realm_id = $1 and r.person_id = any($2::bigint[]) and r.file_sha256 is not null on conflict do nothing`,
    values,
  )
}

async function erasePayloadsOf(
  client: pg.ClientBase,
  realmId: number,
  people: readonly number[],
  by: Erasing['by'],
): Promise<void> {
  const { rows } = await client.query<{ event_id: number }>(
    `with a as (select account_id::text as id from accounts where realm_id = $1 and person_id = any($2::bigint[]))
     select e.event_id from journal_events e join journal_payloads p using (event_id)
     where e.realm_id = $1 and p.erased_by is null and (
       (e.object_type = 'person' and e.object_id = any(select unnest($2::bigint[])::text))
       or (e.object_type = 'account' and e.object_id in (select id from a))
       or e.actor in (select 'account:' || id from a))`,
    [realmId, people],
  )
  if (rows.length > 0)
    await erasePayloads(
      client,
      rows.map((row) => row.event_id),
      { realmId, ...by },
    )
}

/** The account is closed, under a name that says nothing, and whatever opens it goes. */
async function eraseAccounts(client: pg.ClientBase, values: unknown[]): Promise<void> {
  for (const table of ofAccount)
    await client.query(
      `delete from ${table} t using accounts a
       where t.realm_id = $1 and a.realm_id = $1 and a.account_id = t.account_id and a.person_id = any($2::bigint[])`,
      values,
    )
  await client.query(
    `update accounts t set user_name = 'an-danh.' || e.number, email = null, password_hash = null, password_set_at = null, status = 'closed'
     from erased_people e where t.realm_id = $1 and e.realm_id = $1 and e.person_id = t.person_id and e.person_id = any($2::bigint[])`,
    values,
  )
}
