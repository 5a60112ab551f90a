/** What units did with a directive that was addressed to them. */
import { unaccented } from '#core/text.ts'
import type { UnitScope } from '#core/scope.ts'
import type { Db } from '#platform/database.ts'
import type { ReceiptRow, ReceiptState } from './contract.ts'
import { daysBetween } from './rules-chain.ts'
import type { ChainEdge } from './rules-chain.ts'
import { refOf } from './answers-register.ts'
import type { Register } from './answers-register.ts'
import { readAddressed } from './store-receipts.ts'
import type { AddressedRow } from './store-receipts.ts'
import type { RegisterRow } from './store-register.ts'

export type ReceiptsAsked = {
  readonly db: Db
  readonly scope: UnitScope
  /** Where the asker may enter receipts; null: nowhere. */
  readonly edits: UnitScope | null
  readonly directive: RegisterRow
  readonly register: Register
  readonly edges: readonly ChainEdge[]
  readonly day: string
  readonly under: number | null
}

type Own = { readonly number: string; readonly issued_on: string; readonly from: 'receipt' | 'link' }

/** Links by which a unit's own document carries out the one asked. */
const carries: ReadonlySet<string> = new Set(['grounds', 'implements', 'follows'])

/** The first document that each body issued by a day on the ground of a directive. */
function ownByLinks({ directive, register, edges, day }: ReceiptsAsked): Map<string, Own> {
  const own = new Map<string, Own>()
  for (const { from, to, kind } of edges) {
    const row = register.byRef.get(from)
    if (to !== refOf(directive) || !carries.has(kind) || row === undefined || row.issued_on > day) continue
    const before = own.get(row.issuer)
    if (before === undefined || row.issued_on < before.issued_on)
      own.set(row.issuer, { number: row.number, issued_on: row.issued_on, from: 'link' })
  }
  return own
}

function receiptOf(row: AddressedRow, linked: Own | undefined, { directive, day, edits }: ReceiptsAsked): ReceiptRow {
  const received = row.received_on !== null && row.received_on <= day ? row.received_on : null
  const typed =
    row.own_number !== null && row.own_issued_on !== null && row.own_issued_on <= day
      ? ({ number: row.own_number, issued_on: row.own_issued_on, from: 'receipt' } as const)
      : undefined
  const own = typed ?? linked
  const state: ReceiptState = own !== undefined ? 'issued' : received !== null ? 'received' : 'not_received'
  // who issued a document of their own has had it, though nobody says since when
  const waits = own === undefined && received === null && day >= directive.issued_on
  return {
    unit: row.unit,
    unit_name: row.unit_name,
    level: row.level,
    purpose: row.purpose as ReceiptRow['purpose'],
    state,
    received_on: received,
    days:
      received !== null
        ? daysBetween(directive.issued_on, received)
        : waits
          ? daysBetween(directive.issued_on, day)
          : null,
    own_number: own?.number ?? null,
    own_issued_on: own?.issued_on ?? null,
    own_from: own?.from ?? null,
    note: row.note,
    recorded_at: row.recorded_at?.toISOString() ?? null,
    can_edit: edits !== null && edits.covers(row.unit_id),
  }
}

/** Every unit to which the directive was addressed, as it stands on the day, in the order of the tree. */
export async function receiptsOf(asked: ReceiptsAsked): Promise<ReceiptRow[]> {
  const { db, scope, directive, day, under } = asked
  const named = `${directive.number}@${directive.issued_on}`
  const rows = await readAddressed(db, { scope, issuer: directive.issuer, named, day, under })
  const linked = ownByLinks(asked)
  return rows.map((row) => receiptOf(row, linked.get(row.unit), asked))
}

export type ReceiptFilter = {
  readonly search?: string | undefined
  readonly state?: ReceiptState | 'not_issued' | undefined
  readonly level?: string | undefined
  readonly sort: 'unit' | 'received' | 'days'
  readonly order: 'asc' | 'desc'
}

const far = '9999-12-31'

/** Narrowed and in order: the order of the tree, the day received (not yet: last), or days (most first). */
export function narrowedReceipts(rows: readonly ReceiptRow[], filter: ReceiptFilter): ReceiptRow[] {
  const { search, state, level, sort, order } = filter
  const kept = rows.filter(
    (row) =>
      (state === undefined || (state === 'not_issued' ? row.state !== 'issued' : row.state === state)) &&
      (level === undefined || row.level === level) &&
      (search === undefined ||
        [row.unit, row.unit_name, row.own_number ?? ''].some((text) => unaccented(text).includes(unaccented(search)))),
  )
  const by = (row: ReceiptRow): string | number => (sort === 'received' ? (row.received_on ?? far) : -(row.days ?? -1))
  const sorted = sort === 'unit' ? kept : kept.toSorted((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0))
  return order === 'desc' ? sorted.toReversed() : sorted
}
