/** The rows of the register of personal data (core/privacy.ts), by table. */
import type { Permission } from './policy.ts'
import type { BasisCode, Erasure, PrivacyClass, PurposeCode, RetentionCode } from './privacy-words.ts'

type Columns = {
  /** Names with blanks between. */
  readonly names: string
  readonly class: PrivacyClass
  readonly purpose: PurposeCode
  readonly seenWith: readonly Permission[]
  readonly erase: Erasure
  readonly retention: RetentionCode
}
type Table = { readonly table: string; readonly basis?: BasisCode; readonly columns: readonly Columns[] }

const self: readonly Permission[] = ['read.self']
const names: readonly Permission[] = ['read.names', 'read.self']
const records: readonly Permission[] = ['read.records', 'read.self']
const kept: readonly Permission[] = ['read.accounts', 'read.self']
const journal: readonly Permission[] = ['read.journal', 'read.self']

const facts = { retention: 'figures', erase: 'keep' } as const
const own = { retention: 'campaign' } as const
const account = { class: 'C2', purpose: 'signIn', retention: 'account', erase: 'keep' } as const
const secret = { class: 'C4', purpose: 'signIn', retention: 'account', seenWith: [] } as const
const dropped = { ...account, erase: 'drop' } as const
const told = { class: 'C2', purpose: 'account', retention: 'journal', erase: 'keep' } as const

export const personalFields: readonly Table[] = [
  {
    table: 'person_ids',
    columns: [{ names: 'person_id code', class: 'C2', purpose: 'identify', seenWith: names, ...facts }],
  },
  {
    table: 'people',
    columns: [
      { names: 'person_id', class: 'C2', purpose: 'identify', seenWith: self, ...facts },
      { names: 'full_name', class: 'C2', purpose: 'identify', seenWith: names, ...own, erase: 'pseudonym' },
      { names: 'birth_date sex', class: 'C2', purpose: 'tellApart', seenWith: self, ...own, erase: 'null' },
      { names: 'email phone', class: 'C2', purpose: 'reach', seenWith: self, ...own, erase: 'null' },
    ],
  },
  {
    table: 'memberships',
    columns: [
      {
        names: 'person_id unit_id valid_from valid_to is_primary kind cadre tier',
        class: 'C3',
        purpose: 'place',
        seenWith: names,
        ...facts,
      },
      { names: 'post', class: 'C2', purpose: 'place', seenWith: names, ...own, erase: 'null' },
    ],
  },
  {
    table: 'exemptions',
    columns: [
      { names: 'person_id obligation valid_from valid_to', class: 'C3', purpose: 'excuse', seenWith: names, ...facts },
      { names: 'decision', class: 'C3', purpose: 'excuse', seenWith: self, ...own, erase: 'null' },
    ],
  },
  {
    table: 'people_places',
    columns: [
      { names: 'person_id code', class: 'C2', purpose: 'identify', seenWith: names, ...facts },
      { names: 'full_name', class: 'C2', purpose: 'identify', seenWith: names, ...own, erase: 'pseudonym' },
      { names: 'given search', class: 'C2', purpose: 'identify', seenWith: [], ...own, erase: 'placeholder' },
      {
        names: 'day_from day_to state unit_id came_from_id since is_primary kind cadre tier',
        class: 'C3',
        purpose: 'place',
        seenWith: names,
        ...facts,
      },
      { names: 'post', class: 'C2', purpose: 'place', seenWith: names, ...own, erase: 'null' },
    ],
  },
  {
    table: 'merges',
    columns: [
      { names: 'person_id into_id decided_on', class: 'C2', purpose: 'identify', seenWith: names, ...facts },
      { names: 'reason', class: 'C2', purpose: 'identify', seenWith: names, ...own, erase: 'null' },
    ],
  },
  {
    table: 'transfers',
    columns: [
      {
        names: 'person_id from_unit_id to_unit_id moves_on status',
        class: 'C3',
        purpose: 'place',
        seenWith: names,
        ...facts,
      },
      { names: 'decision answer', class: 'C3', purpose: 'place', seenWith: names, ...own, erase: 'null' },
    ],
  },
  {
    table: 'attendance',
    columns: [
      {
        names: 'session_id person_id status mode checked_at',
        class: 'C3',
        purpose: 'attend',
        seenWith: names,
        ...facts,
      },
    ],
  },
  {
    table: 'reflections',
    columns: [
      {
        names: 'campaign_id person_id artifact submitted_at form status',
        class: 'C3',
        purpose: 'write',
        seenWith: names,
        ...facts,
      },
      { names: 'grade', class: 'C3', purpose: 'write', seenWith: self, ...facts },
      { names: 'file file_sha256 text', class: 'C3', purpose: 'write', seenWith: self, ...own, erase: 'null' },
    ],
  },
  {
    table: 'recommendations',
    columns: [
      { names: 'person_id', class: 'C3', purpose: 'recommend', seenWith: self, ...facts },
      { names: 'text', class: 'C3', purpose: 'recommend', seenWith: records, ...own, erase: 'placeholder' },
      { names: 'answer', class: 'C3', purpose: 'recommend', seenWith: records, ...own, erase: 'null' },
    ],
  },
  {
    table: 'speakers',
    columns: [
      { names: 'code person_id', class: 'C2', purpose: 'speak', seenWith: records, ...facts },
      { names: 'full_name', class: 'C2', purpose: 'speak', seenWith: records, ...own, erase: 'pseudonym' },
      { names: 'organization', class: 'C2', purpose: 'speak', seenWith: records, ...own, erase: 'null' },
    ],
  },
  { table: 'sessions', columns: [{ names: 'speakers', class: 'C2', purpose: 'speak', seenWith: records, ...facts }] },
  { table: 'tasks', columns: [{ names: 'responsible', class: 'C2', purpose: 'reckon', seenWith: records, ...facts }] },
  { table: 'agenda', columns: [{ names: 'speaker', class: 'C2', purpose: 'speak', seenWith: records, ...facts }] },
  {
    table: 'convening',
    columns: [
      { names: 'session_id unit_id person_id ord status', class: 'C3', purpose: 'attend', seenWith: names, ...facts },
      { names: 'note', class: 'C3', purpose: 'attend', seenWith: names, ...own, erase: 'null' },
    ],
  },
  {
    table: 'calendar_feeds',
    basis: 'law',
    columns: [
      { names: 'feed_id account_id kind unit_id speaker made_at revoked_at last_read_at', ...dropped, seenWith: self },
      { names: 'token_hash', ...secret, erase: 'drop' },
    ],
  },
  {
    table: 'sites',
    columns: [{ names: 'chair', class: 'C2', purpose: 'speak', seenWith: records, ...own, erase: 'match' }],
  },
  {
    table: 'figure_standings',
    columns: [
      {
        names: 'campaign_id person_id day_from day_to unit_id audience tier exempt participated makeup since owed',
        class: 'C3',
        purpose: 'reckon',
        seenWith: names,
        ...facts,
      },
    ],
  },
  {
    table: 'accounts',
    basis: 'law',
    columns: [
      { names: 'user_name', ...account, seenWith: kept, erase: 'pseudonym' },
      { names: 'account_id unit_id status valid_from valid_to', ...account, seenWith: kept },
      { names: 'person_id password_set_at made_at made_by demo', ...account, seenWith: self },
      { names: 'email', ...account, purpose: 'reach', seenWith: self, erase: 'null' },
      { names: 'password_hash', ...secret, erase: 'null' },
    ],
  },
  {
    table: 'grants',
    basis: 'law',
    columns: [
      {
        names: 'grant_id account_id role unit_id only_for valid_from valid_to given_at given_by revoked_at revoked_by',
        ...account,
        seenWith: kept,
      },
    ],
  },
  {
    table: 'sign_ins',
    basis: 'law',
    columns: [
      {
        names: 'sign_in_id account_id door second_factor rights made_at last_seen_at expires_at ended_at address agent',
        ...dropped,
        seenWith: self,
      },
      { names: 'token_hash', ...secret, erase: 'drop' },
    ],
  },
  {
    table: 'saved_views',
    basis: 'law',
    columns: [{ names: 'view_id account_id list name query usual made_at', ...dropped, seenWith: self }],
  },
  {
    table: 'activation_codes',
    basis: 'law',
    columns: [
      { names: 'account_id door made_at made_by expires_at used_at', ...dropped, seenWith: self },
      { names: 'code_hash', ...secret, erase: 'drop' },
    ],
  },
  {
    table: 'second_factors',
    basis: 'law',
    columns: [
      { names: 'account_id made_at confirmed_at', ...dropped, seenWith: self },
      { names: 'secret next_secret last_step', ...secret, erase: 'drop' },
    ],
  },
  {
    table: 'recovery_codes',
    basis: 'law',
    columns: [
      { names: 'account_id made_at used_at', ...dropped, seenWith: self },
      { names: 'code_hash', ...secret, erase: 'drop' },
    ],
  },
  {
    table: 'oidc_links',
    basis: 'law',
    columns: [{ names: 'issuer subject account_id linked_at', ...dropped, seenWith: self }],
  },
  {
    table: 'oidc_flows',
    basis: 'law',
    columns: [{ names: 'flow_hash state nonce verifier', ...secret, retention: 'short', erase: 'keep' }],
  },
  {
    table: 'setup_tokens',
    basis: 'law',
    columns: [{ names: 'token_hash', ...secret, retention: 'short', erase: 'keep' }],
  },
  // a hash of what was typed or of an address, which belongs to no account for certain
  { table: 'throttles', basis: 'law', columns: [{ names: 'key', ...secret, retention: 'short', erase: 'keep' }] },
  {
    table: 'orders',
    columns: [{ names: 'actor', ...told, seenWith: journal }],
  },
  { table: 'uploads', columns: [{ names: 'actor name', ...told, retention: 'short', seenWith: journal }] },
  { table: 'account_settings', basis: 'law', columns: [{ names: 'changed_by', ...told, seenWith: journal }] },
  { table: 'privacy_settings', basis: 'law', columns: [{ names: 'changed_by', ...told, seenWith: journal }] },
  {
    table: 'journal_events',
    basis: 'law',
    columns: [{ names: 'at actor role door action unit object_type object_id leaf', ...told, seenWith: journal }],
  },
  {
    // erased by the journal itself, together with its salt, so that leaves and proofs stay
    table: 'journal_payloads',
    basis: 'law',
    columns: [{ names: 'salt payload', ...told, seenWith: journal }],
  },
  {
    table: 'erased_people',
    basis: 'law',
    columns: [{ names: 'person_id number erased_at erased_by', ...told, purpose: 'rights', seenWith: self }],
  },
  { table: 'campaign_terms', basis: 'law', columns: [{ names: 'changed_by', ...told, seenWith: journal }] },
  {
    table: 'legal_holds',
    basis: 'law',
    columns: [
      {
        names: 'hold_id person_id set_at set_by lifted_at lifted_by',
        ...account,
        purpose: 'rights',
        seenWith: ['keep.retention', 'read.self'],
      },
      {
        names: 'reason',
        ...account,
        class: 'C3',
        purpose: 'rights',
        seenWith: ['keep.retention', 'read.self'],
        erase: 'null',
      },
    ],
  },
  {
    table: 'disposals',
    basis: 'law',
    columns: [{ names: 'people prepared_by decided_by', ...told, purpose: 'rights', seenWith: ['keep.retention'] }],
  },
  {
    table: 'correction_requests',
    basis: 'law',
    columns: [
      {
        names:
          'request_id person_id account_id unit_id kind made_at due_on status answered_at answered_by done_by extended_at done_at lifted_at',
        ...account,
        purpose: 'rights',
        seenWith: ['answer.corrections', 'read.self'],
      },
      {
        names: 'what_is_wrong what_is_right answer',
        ...account,
        class: 'C3',
        purpose: 'rights',
        seenWith: ['answer.corrections', 'read.self'],
        erase: 'null',
      },
    ],
  },
]
