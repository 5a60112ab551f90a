import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { addRow } from '../accounts/office.ts'
import { caseFolder } from '../api/cases.ts'

/** Words that stand nowhere but in the data of one person each. */
export const canaries = {
  name: 'Zukwelin Thị Kanari',
  oldName: 'Zukwelin Thị Vranok',
  birth: '1961-07-19',
  email: 'plovanix@kanari.test',
  phone: '0900777131',
  post: 'Bí thư Kwistoven',
  decision: 'QĐ-Brimolax',
  text: 'bài viết Tremuvalo',
  file: 'tep-Gorsapin.pdf',
  content: '%PDF-1.4 Drasqueto',
  recommendation: 'kiến nghị Fluxoberan',
  answer: 'trả lời Haspumiril',
  organization: 'Cơ quan Yestrakomi',
  user: 'vukwelin.kanari',
  address: '203.0.113.77',
  agent: 'Trinh duyet Ombrasil',
  mail: 'moxelta@kanari.test',
  wrong: 'sai Quendoria',
  right: 'đúng Velistamo',
} as const
export const other = { name: 'Bramoket Văn Khác', email: 'khac@kanari.test', phone: '0900888242' } as const
export const person = 'N000000'
export const shared = '%PDF-1.4 của hai người'

/** The three-tier case with canaries in every place for them, and a second campaign, C2, that lives until 2034. */
export function writeDossier(folder: string): string {
  cpSync(path.join(caseFolder('three-tier'), 'dossier'), folder, { recursive: true })
  const at = '2026-01-12T08:00:00+07:00'
  const file = (name: string): string => path.join(folder, `${name}.csv`)
  const edit = (name: string, from: RegExp, to: string): void => {
    const text = readFileSync(file(name), 'utf8')
    if (!from.test(text)) throw new Error(`${name} has no ${from}`)
    writeFileSync(file(name), text.replace(from, to))
  }
  const c = canaries
  edit(
    'people',
    /^N000000,.*$/m,
    `N000000,${c.oldName},${c.birth},f,${c.email},,${at}\nN000000,${c.name},${c.birth},f,${c.email},${c.phone},2026-02-20T08:00:00+07:00`,
  )
  edit('people', /^N000001,.*$/m, `N000001,${other.name},1962-08-20,m,${other.email},${other.phone},${at}`)
  edit('memberships', /^N000000,,/m, `N000000,${c.post},`)
  appendFileSync(file('exemptions'), `N000000,write,2026-05-01,2026-05-02,${c.decision},${at},\n`)
  edit('reflections', /^(C1,N000000,reflection,[^,]*,[^,]*),,/m, `$1,files/${c.file},${c.text}`)
  edit('reflections', /^(C1,N000000,personal_plan,[^,]*,[^,]*),,/m, '$1,files/chung.pdf,')
  edit('reflections', /^(C1,N000001,reflection,[^,]*,[^,]*),,/m, '$1,files/chung.pdf,')
  mkdirSync(path.join(folder, 'files'))
  writeFileSync(path.join(folder, 'files', c.file), c.content)
  writeFileSync(path.join(folder, 'files', 'chung.pdf'), shared)
  const on = '2026-02-27T09:00:00+07:00'
  appendFileSync(
    file('recommendations'),
    `RK,C1,D00,N000000,${c.recommendation},P,${on},answered,${c.answer},${on},${on}\n`,
  )
  edit('sites', /^(S-ROOT,D00,,live_video),/m, `$1,đ/c ${c.name}`)
  edit('sites', /^(S-ROOT,D01,,live_video),/m, `$1,đ/c ${other.name}`)
  writeFileSync(
    file('speakers'),
    `code,full_name,rank,organization,person,recorded_at\nB1,${c.name},province,${c.organization},,${at}\nB1,${c.name},province,${c.organization},N000000,2026-02-20T08:00:00+07:00\n`,
  )
  writeFileSync(
    file('invitations'),
    `session,speaker,status,note,recorded_at\nS-ROOT,B1,confirmed,Đón ${c.name},${at}\n`,
  )
  writeFileSync(
    file('convening'),
    `session,unit,person,places,order,status,note,recorded_at\nS-ROOT,D00,,2,,invited,,${at}\nS-ROOT,D00,N000000,,1,invited,Mời ${c.name},${at}\n`,
  )
  writeFileSync(
    file('speaker_ratings'),
    `session,speaker,rated_by,score,note,recorded_at\nS-ROOT,B1,P,5,${c.name} nói rõ,${at}\n`,
  )
  appendFileSync(file('campaigns'), `C2,Đợt sau,P,,2033-02-01,0.95,,,5,${at}\n`)
  appendFileSync(file('deadlines'), `C2,province,,,2034-03-03,${at}\n`)
  appendFileSync(file('reflections'), `C2,N000001,reflection,${on},typed,,,good,accepted,${on}\n`)
  return folder
}

/** An account of the canary person, with everything that belongs to one. */
export async function addCanaryAccount(database: Database, realmId: number): Promise<number> {
  const made = new Date('2026-02-01T00:00:00Z')
  const one = { realm_id: realmId }
  const { rows } = await database.pool.query<{ person_id: number }>(
    'select person_id from person_ids where realm_id = $1 and code = $2',
    [realmId, person],
  )
  const personId = rows[0]?.person_id as number
  const account = await addRow(database, 'accounts', {
    ...one,
    user_name: canaries.user,
    person_id: personId,
    email: canaries.mail,
    status: 'active',
    password_hash: '$argon2id$v=19$bí mật',
    made_at: made,
    made_by: 'operator',
  })
  const hash = createHash('sha256').update('x').digest()
  const from = { address: canaries.address, agent: canaries.agent }
  const times = { made_at: made, last_seen_at: made, expires_at: new Date('2026-02-02T00:00:00Z') }
  const signIn = { ...one, account_id: account, token_hash: hash, second_factor: false, rights: '', door: 'password' }
  await addRow(database, 'sign_ins', { ...signIn, ...times, ...from })
  await addRow(database, 'grants', {
    ...one,
    account_id: account,
    role: 'member',
    given_at: made,
    given_by: 'operator',
  })
  await addRow(database, 'oidc_links', {
    ...one,
    issuer: 'i',
    subject: canaries.mail,
    account_id: account,
    linked_at: made,
  })
  await addRow(database, 'correction_requests', {
    ...one,
    person_id: personId,
    account_id: account,
    what_is_wrong: canaries.wrong,
    what_is_right: canaries.right,
    made_at: made,
    due_on: '2026-02-04',
  })
  const told = { realmId, actor: `account:${account}`, door: 'page', action: 'sign-in' } as const
  await appendEvent(database.db, { ...told, payload: { address: canaries.address } })
  await appendEvent(database.db, {
    ...told,
    actor: 'account:9999',
    action: 'read.report',
    payload: { address: '192.0.2.9' },
  })
  return account
}

/** Every row of every table as text; bytes in hex. */
export async function dump(database: Database): Promise<string> {
  const tables = await database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const parts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query<{ row: string }>(`select t::text as row from ${name} t`)
    parts.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return parts.join('\n')
}

/** Names and contents of all stored files. */
export function filesOf(folder: string): string {
  if (!existsSync(folder)) return ''
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${readFileSync(path.join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n')
}

/** Canaries that a text holds, also as hex of their bytes. */
export function hits(text: string): string[] {
  return Object.entries(canaries)
    .filter(([, word]) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')))
    .map(([name]) => name)
}
