/** The rows of the register of personal data (core/privacy.ts), by table: facts first. */
import { accountFields } from './privacy-accounts.ts'
import { self, names, records, facts, own, secret, dropped } from './privacy-row.ts'
import type { Table } from './privacy-row.ts'

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
      { names: 'words', class: 'C2', purpose: 'identify', seenWith: [], ...own, erase: 'null' },
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
  {
    table: 'notes',
    columns: [{ names: 'text', class: 'C2', purpose: 'reckon', seenWith: ['follow.units'], ...own, erase: 'match' }],
  },
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
    table: 'invitations',
    columns: [
      { names: 'speaker status', class: 'C2', purpose: 'speak', seenWith: records, ...facts },
      { names: 'note', class: 'C2', purpose: 'speak', seenWith: records, ...own, erase: 'null' },
      { names: 'consent_record consent_publish', class: 'C2', purpose: 'speak', seenWith: records, ...facts },
    ],
  },
  {
    table: 'speaker_ratings',
    columns: [
      { names: 'speaker score', class: 'C2', purpose: 'speak', seenWith: records, ...facts },
      { names: 'note', class: 'C2', purpose: 'speak', seenWith: records, ...own, erase: 'null' },
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
  ...accountFields,
]
