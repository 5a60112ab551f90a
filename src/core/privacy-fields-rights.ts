/** Rows of the register of personal data (core/privacy.ts) about the rights of people: requests, holds, erasing. */
import { account, journal, self, told } from './privacy-row.ts'
import type { Table } from './privacy-row.ts'

export const rightsFields: readonly Table[] = [
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
