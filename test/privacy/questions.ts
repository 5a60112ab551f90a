/** Questions to every endpoint that reads, in the world of canaries.ts. */
import type { Endpoint } from '#core/contract.ts'
import { nameFigures, recordKinds } from '#modules/figures/contract.ts'
import type { Query } from '../api/api.ts'

export const valuesFor = (account: number): Readonly<Record<string, string>> => ({
  campaign: 'C1',
  unit: 'D00',
  session: 'S-ROOT',
  activity: 'O0',
  speaker: 'B1',
  person: 'N000000',
  account: String(account),
  type: 'person',
  id: '1',
})

/** Only for whoever has an account of a person, or comes back from the provider. */
export const notHere = new Set([
  'readMyData',
  'listMyCorrections',
  'listMySignIns',
  'endOidc',
  'listMyReaders',
  'readDisposalCertificate',
  // files that nobody sent here, and one's own calendars: their parts' tests ask for them
  'comparePapers',
  'listContents',
  // no directive and no activity is among the canaries
  'readDirective',
  'listReceipts',
  'readChain',
  'readActivity',
  'readAttachment',
  'readMaterial',
  'listCalendars',
  'listMyInvitations',
  'readCalendar',
  // what one has sent oneself, and nobody has here
  'readImport',
  'previewImport',
  'readImportRows',
  'readFailedRows',
])

/** What an endpoint may show to whoever keeps it (core/policy.ts: make.accounts, edit.people); nobody else does. */
export const mayShow: Readonly<Record<string, readonly string[]>> = {
  readAccount: ['mail'],
  readPerson: ['birth', 'email', 'phone', 'decision'],
  readHistory: ['birth', 'email', 'phone'],
}

export const whereOf = ({ path }: Endpoint, values: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `no ${name}`)

/** Questions that make an endpoint show all that it can. */
export function questionsOf({ id, query }: Endpoint): Query[] {
  const { unit, limit, as_of: asOf } = (query as unknown as { shape?: Record<string, unknown> }).shape ?? {}
  const plain: Query = {
    ...(unit ? { unit: 'D00' } : {}),
    ...(limit ? { limit: 100 } : {}),
    ...(asOf ? { as_of: '2026-04-02' } : {}),
  }
  const days = [{}, { known_at: '2026-03-20T23:59:59+07:00' }]
  if (id === 'readNames') return days.flatMap((day) => nameFigures.map((figure) => ({ ...plain, ...day, figure })))
  if (id === 'readRecords') return days.flatMap((day) => recordKinds.map((kind) => ({ ...plain, ...day, kind })))
  // accounts and requests of the whole realm
  if (id === 'listAccounts') return [{ limit: 200 }]
  if (id === 'listCorrections') return [{ status: 'all', limit: 200 }]
  if (id === 'findAccountPerson') return [{ person: 'N000000' }]
  if (id === 'readHistory') return [{ file: 'people', column: 'code', value: 'N000000' }]
  if (id === 'listSpeakerClashes') return [{ from: '2026-02-01', to: '2026-12-31' }]
  if (id === 'listViews') return [{ list: 'people' }]
  return [plain]
}
