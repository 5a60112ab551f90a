/** The stored tree: its size, its root, proofs out of it. Only checked against the events by check.ts. */
import type pg from 'pg'
import { consistencyStretches, fold, inclusionStretches, nodesOf, peaksOf } from './merkle.ts'
import type { NodeName } from './merkle.ts'

export type Client = Pick<pg.ClientBase, 'query'>

/** A node that a proof needs is not there: rows were taken away. */
export class TreeBroken extends Error {}

export async function treeSize(client: Client): Promise<number> {
  const { rows } = await client.query<{ size: number }>(
    'select coalesce(max(index) + 1, 0) as size from journal_leaves',
  )
  return rows[0]?.size ?? 0
}

/** Hashes of nodes, in the order asked. */
export async function readNodes(client: Client, names: readonly NodeName[]): Promise<Buffer[]> {
  const { rows } = await client.query<{ hash: Buffer | null; level: number; index: number }>(
    `select coalesce(n.hash, l.hash) as hash, a.level, a.index
     from unnest($1::int[], $2::bigint[]) with ordinality as a (level, index, place)
     left join journal_nodes n on n.level = a.level and n.index = a.index
     left join journal_leaves l on a.level = 0 and l.index = a.index order by a.place`,
    [names.map(({ level }) => level), names.map(({ index }) => index)],
  )
  return rows.map(({ hash, level, index }) => {
    if (hash === null) throw new TreeBroken(`Node ${level}/${index} of the journal's tree is missing.`)
    return hash
  })
}

export async function rootAt(client: Client, size: number): Promise<Buffer> {
  return fold(await readNodes(client, peaksOf(size)))
}

async function hashesOf(client: Client, stretches: readonly (readonly [number, number])[]): Promise<Buffer[]> {
  const names = stretches.map(nodesOf)
  const nodes = await readNodes(client, names.flat())
  return names.map((of) => fold(nodes.splice(0, of.length)))
}

/** Proof that leaf `index` is in the tree of `size` leaves. */
export function inclusionProof(client: Client, index: number, size: number): Promise<Buffer[]> {
  return hashesOf(client, inclusionStretches(index, size))
}

/** Proof that the tree of `first` leaves is the beginning of that of `second`. */
export function consistencyProof(client: Client, first: number, second: number): Promise<Buffer[]> {
  return hashesOf(client, consistencyStretches(first, second))
}
