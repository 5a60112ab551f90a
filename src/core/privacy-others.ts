/**
 * Columns that say nothing about a person. Whoever adds a column puts it here or into the register
 * (privacy-fields.ts): test/privacy holds both against the migrated database.
 */

/** In any table: the realm, and the version's own. */
export const bookkeeping: ReadonlySet<string> = new Set([
  'realm_id',
  'recorded_at',
  'superseded_at',
  'retracted',
  'position',
])

/** By table, names with blanks between. */
export const impersonal: Readonly<Record<string, string>> = {
  schema_migrations: 'name checksum applied_at',
  realms: 'code put_away_at created_at pseudonym_salt',
  realm_versions: 'name time_zone levels language',
  orders: 'at door latest detail',
  positions: 'last',
  unit_ids: 'unit_id code',
  campaign_ids: 'campaign_id code',
  session_ids: 'session_id code',
  files: 'sha256 size stored_at',
  uploads: 'sha256 size at',
  file_removals: 'sha256',
  units: 'unit_id valid_from name level sector parent_id valid_to succeeded_by_id',
  directives: 'issuer type number issued_on title based_on file file_sha256 secrecy',
  campaigns: 'campaign_id title owner_id directives opens_on threshold topics excluded_units rank_min',
  audiences: 'campaign_id code name basis ord cadres tiers kinds levels sectors artifacts',
  deadlines: 'campaign_id level audience unit_id due_on',
  required_deliverables: 'campaign_id level kind due_on',
  deliverables: 'campaign_id unit_id kind number issued_on submitted_at accepted_at file file_sha256',
  speakers: 'rank topics',
  sessions:
    'session_id campaign_id host_id audiences topics title starts_at ends_at mode kind venue capacity makeup secret',
  sites: 'session_id unit_id name mode expected headcount connected_from connected_to',
  agenda: 'session_id ord starts_at ends_at title topic',
  materials: 'session_id name file file_sha256 link',
  convening: 'places',
  headcounts: 'campaign_id audience unit_id on_date scope expected participated makeup classes',
  recommendations: 'code campaign_id unit_id addressed_to_id submitted_at status answered_at',
  outreach: 'code campaign_id unit_id on_date form title audience items attendances link',
  figure_states: 'campaign_id computed_at',
  figure_tallies: 'campaign_id unit_id series days vals',
  figure_sums: 'campaign_id unit_id series days vals',
  figure_completions: 'campaign_id unit_id audience day',
  figure_conferences: 'campaign_id session_id host_id day card',
  oidc_flows: 'made_at expires_at',
  setup_tokens: 'made_at expires_at used_at',
  throttles: 'kind failures since last_at',
  account_settings: 'second_factor_for_all code_hours changed_at',
  campaign_terms: 'campaign_id names_until changed_at',
  legal_holds: 'campaign_id',
  disposals: 'disposal_id campaign_id prepared_at status decided_at erased left_out files',
  retention_looks: 'looked_on looked_at due',
  privacy_settings: 'retention_years answer_days days_off changed_at',
  journal_events: 'event_id xid',
  journal_payloads: 'event_id erased_by',
  journal_pending: 'event_id xid',
  journal_leaves: 'index event_id hash',
  journal_nodes: 'level index hash',
  journal_checkpoints: 'size root note at',
  journal_keys: 'vkey at',
}
