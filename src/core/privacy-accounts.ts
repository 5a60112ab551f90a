/** The rows of the register about accounts, the journal and requests (privacy-fields.ts). */
import { rightsFields } from './privacy-fields-rights.ts'
import { self, kept, journal, account, secret, dropped, told } from './privacy-row.ts'
import type { Table } from './privacy-row.ts'

export const accountFields: readonly Table[] = [
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
    table: 'notice_receipts',
    columns: [{ names: 'notice_id account_id read_at mailed_on', ...dropped, seenWith: self }],
  },
  {
    table: 'notice_mails',
    columns: [
      {
        names: 'account_id day state attempts next_at claimed_at sent_at fault',
        ...dropped,
        seenWith: ['set.realm', 'read.self'],
      },
    ],
  },
  { table: 'notice_choices', columns: [{ names: 'account_id mails lang changed_at', ...dropped, seenWith: self }] },
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
  {
    table: 'import_jobs',
    columns: [
      // cells of the sheet that was sent stand in these until the import has ended, two days at most
      {
        names: 'job_id account_id parts settings corrections faults left_out result address',
        ...dropped,
        retention: 'short',
        seenWith: self,
      },
    ],
  },
  {
    table: 'import_mappings',
    basis: 'law',
    columns: [{ names: 'mapping_id account_id headers settings used_at', ...dropped, seenWith: self }],
  },
  { table: 'uploads', columns: [{ names: 'actor name', ...told, retention: 'short', seenWith: journal }] },
  { table: 'account_settings', basis: 'law', columns: [{ names: 'changed_by', ...told, seenWith: journal }] },
  { table: 'privacy_settings', basis: 'law', columns: [{ names: 'changed_by', ...told, seenWith: journal }] },
  { table: 'notice_settings', basis: 'law', columns: [{ names: 'changed_by', ...told, seenWith: journal }] },
  { table: 'speaker_settings', basis: 'law', columns: [{ names: 'changed_by', ...told, seenWith: journal }] },
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
  ...rightsFields,
]
