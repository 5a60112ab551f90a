/** The walk over the places of the tree: does every event still say what it said when it came in? */
import { eraseAction, payloadHash } from '../journal.ts'
import type { Leaf } from '../journal.ts'
import { canonicalJson } from './canonical.ts'
import type { Json } from './canonical.ts'
import type { Faults } from './check-faults.ts'
import { append, emptyFrontier, leafHash, rootOf } from './merkle.ts'
import type { Client } from './tree.ts'

type Row = {
  index: number
  hash: Buffer
  event_id: number
  leaf: Buffer | null
  at: Date
  realm_id: number | null
  actor: string
  role: string | null
  door: string
  action: string
  unit: string | null
  object_type: string | null
  object_id: string | null
  salt: Buffer | null
  payload: Json
  erased_by: number | null
  told: boolean
}

const batch = 5_000
/** Between the clock of an event and its place lie the longest order and the sequencer's wait; an hour is far beyond. */
const patience = 3_600_000

export type Walked = {
  readonly size: number
  readonly root: Buffer
  readonly erased: number
  /** Roots at the sizes asked, as they follow from the events. */
  readonly roots: ReadonlyMap<number, Buffer>
}

/** Walks all places in order; `signed` are checkpoints by size, ascending, to tell what came in after them. */
export async function walk(
  client: Client,
  sizes: ReadonlySet<number>,
  signed: readonly { readonly size: number; readonly at: Date }[],
  faults: Faults,
): Promise<Walked> {
  const frontier = emptyFrontier()
  const roots = new Map<number, Buffer>()
  let erased = 0
  let passed = 0
  const note = (): void => {
    if (sizes.has(frontier.size)) roots.set(frontier.size, rootOf(frontier))
  }
  note()
  for (let rows: Row[] = await readRows(client, 0); rows.length > 0;) {
    const nodes: { level: number; index: number; hash: Buffer }[] = []
    for (const row of rows) {
      // after a gap every later place is at odds: the gap is told, and the walk goes on with what is there
      if (row.index !== frontier.size) {
        faults.add({ code: 'place-lost', index: frontier.size })
        return { size: frontier.size, root: rootOf(frontier), erased, roots }
      }
      while ((signed[passed]?.size ?? Infinity) <= row.index) passed += 1
      checkRow(row, signed[passed - 1]?.at, faults)
      if (row.payload === null) erased += 1
      // the tree as it follows from the events themselves
      append(frontier, row.leaf === null ? row.hash : leafHash(row.leaf), (name, hash) => nodes.push({ ...name, hash }))
      note()
    }
    await checkNodes(client, nodes, faults)
    rows = await readRows(client, frontier.size)
  }
  return { size: frontier.size, root: rootOf(frontier), erased, roots }
}

async function readRows(client: Client, from: number): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select l.index, l.hash, l.event_id, e.leaf, e.at, e.realm_id, e.actor, e.role, e.door, e.action, e.unit,
       e.object_type, e.object_id, p.salt, p.payload, p.erased_by,
       p.erased_by is not null and exists (
         select 1 from journal_events t join journal_payloads tp on tp.event_id = t.event_id
         where t.event_id = p.erased_by and t.action = $3 and tp.payload->'events' @> to_jsonb(l.event_id)) as told
     from journal_leaves l left join journal_events e using (event_id) left join journal_payloads p using (event_id)
     where l.index >= $1 order by l.index limit $2`,
    [from, batch, eraseAction],
  )
  return rows
}

function checkRow(row: Row, signedBefore: Date | undefined, faults: Faults): void {
  const at = { event: row.event_id, index: row.index }
  if (row.leaf === null) return faults.add({ code: 'event-lost', ...at })
  if (!leafHash(row.leaf).equals(row.hash)) faults.add({ code: 'leaf-altered', ...at })
  const leaf = readLeaf(row.leaf)
  if (leaf === null || !sameColumns(row, leaf)) faults.add({ code: 'columns-altered', ...at })
  if (signedBefore !== undefined && row.at.getTime() < signedBefore.getTime() - patience) {
    faults.add({ code: 'backdated', ...at })
  }
  if (row.salt === null || row.payload === null) {
    if (!row.told) faults.add({ code: 'payload-lost', ...at })
  } else if (leaf !== null && payloadHash(row.salt, row.payload) !== leaf.payload) {
    faults.add({ code: 'payload-altered', ...at })
  }
}

/** What a leaf says; null when it is no canonical leaf. */
export function readLeaf(bytes: Buffer): Leaf | null {
  try {
    const leaf = JSON.parse(bytes.toString('utf8')) as Leaf
    return canonicalJson(leaf) === bytes.toString('utf8') && leaf.v === 1 ? leaf : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

function sameColumns(row: Row, leaf: Leaf): boolean {
  const object = row.object_type === null ? null : ([row.object_type, row.object_id ?? ''] as const)
  const said: Leaf = {
    v: 1,
    at: row.at.toISOString(),
    realm: row.realm_id,
    actor: row.actor,
    role: row.role,
    door: row.door,
    action: row.action,
    unit: row.unit,
    object,
    payload: leaf.payload,
  }
  return canonicalJson(said) === canonicalJson(leaf)
}

async function checkNodes(
  client: Client,
  nodes: readonly { level: number; index: number; hash: Buffer }[],
  faults: Faults,
): Promise<void> {
  const { rows } = await client.query<{ index: number; level: number }>(
    `select a.level, a.index from unnest($1::int[], $2::bigint[], $3::bytea[]) as a (level, index, hash)
     left join journal_nodes n on n.level = a.level and n.index = a.index where n.hash is distinct from a.hash
     order by a.index, a.level`,
    [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)],
  )
  for (const { level, index } of rows)
    faults.add({ code: 'node-altered', index: index * 2 ** level, about: `${level}/${index}` })
}
