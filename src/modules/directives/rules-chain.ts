/** The chain below one directive: which document of each level carries out which, and the days between (domain.md §1.2). */
import type { ChainNode } from './contract.ts'

export type ChainDoc = {
  readonly ref: string
  readonly number: string
  readonly issued_on: string
  readonly title: string
  readonly issuer: string
  readonly issuer_name: string
  /** Level of the unit that issued it; null outside the realm, which stands above all of it. */
  readonly level: string | null
}
export type ChainEdge = {
  /** What cites, and what is cited. */
  readonly from: string
  readonly to: string
  readonly kind: string
}
export type ChainReceipt = {
  readonly ref: string
  readonly unit: string
  readonly unit_name: string
  readonly level: string | null
  readonly received_on: string
  readonly own_number: string | null
  readonly own_issued_on: string | null
}

/** Links by which a document carries another one out; replacing and amending are no steps down. */
const steps: ReadonlySet<string> = new Set(['grounds', 'implements', 'follows'])

/** Whole days from one civil date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

type Asked = {
  readonly root: ChainDoc
  readonly docs: readonly ChainDoc[]
  readonly edges: readonly ChainEdge[]
  readonly receipts: readonly ChainReceipt[]
  /** The realm's, from the top. */
  readonly levels: readonly string[]
}

/**
 * The tree below a directive, each document behind the one it carries out. Of several that a document cites, the one
 * nearest to it counts: of the lowest level, then the latest. A document that is older than what it cites is none of it.
 * What a receipt names counts where no link says it.
 */
export function chainBelow({ root, docs, edges, receipts, levels }: Asked): ChainNode[] {
  const byRef = new Map([...docs, root].map((doc) => [doc.ref, doc]))
  const rank = (doc: ChainDoc): number => (doc.level === null ? -1 : levels.indexOf(doc.level))
  const valid = [...edges, ...receipts.flatMap(edgeOf)].filter(({ from, to, kind }) => {
    const [citing, cited] = [byRef.get(from), byRef.get(to)]
    return steps.has(kind) && citing && cited && from !== to && citing.issued_on >= cited.issued_on
  })
  const citedBy = Map.groupBy(valid, ({ to }) => to)
  const cites = Map.groupBy(valid, ({ from }) => from)
  const inside = new Set([root.ref])
  // a Set goes on over what is added while it is walked
  for (const ref of inside) for (const { from } of citedBy.get(ref) ?? []) inside.add(from)
  const order = [...inside]
    .filter((ref) => ref !== root.ref)
    .map((ref) => byRef.get(ref) as ChainDoc)
    .toSorted((a, b) => compare(a.issued_on, b.issued_on) || rank(a) - rank(b) || compare(a.ref, b.ref))
  const parents = new Map<string, { ref: string; kind: string }>()
  const placed = new Set([root.ref])
  for (const doc of order) {
    const best = (cites.get(doc.ref) ?? [])
      .filter(({ to }) => placed.has(to))
      .toSorted((a, b) => nearer(byRef.get(a.to) as ChainDoc, byRef.get(b.to) as ChainDoc, rank))[0]
    parents.set(doc.ref, best ? { ref: best.to, kind: best.kind } : { ref: root.ref, kind: 'grounds' })
    placed.add(doc.ref)
  }
  const all: ChainDoc[] = [root, ...order]
  const unregistered = new Set<string>()
  for (const receipt of receipts) {
    const ref = ownRef(receipt)
    if (ref === null || byRef.has(ref) || placed.has(ref) || !placed.has(receipt.ref)) continue
    placed.add(ref)
    unregistered.add(ref)
    parents.set(ref, { ref: receipt.ref, kind: 'implements' })
    all.push(ownOf(ref, receipt))
  }
  const receivedOn = new Map(receipts.map((one) => [`${one.ref} ${one.unit}`, one.received_on]))
  const nodes = all.map((doc) => nodeOf(doc, parents.get(doc.ref), { byRef, receivedOn, unregistered }))
  return inTreeOrder(nodes)
}

const ownRef = ({ own_number: number, own_issued_on: day, unit }: ChainReceipt): string | null =>
  number === null || day === null ? null : `${number}@${day}@${unit}`
const edgeOf = (receipt: ChainReceipt): ChainEdge[] => {
  const from = ownRef(receipt)
  return from === null ? [] : [{ from, to: receipt.ref, kind: 'implements' }]
}
const ownOf = (ref: string, receipt: ChainReceipt): ChainDoc => ({
  ref,
  number: receipt.own_number ?? '',
  issued_on: receipt.own_issued_on ?? '',
  title: '',
  issuer: receipt.unit,
  issuer_name: receipt.unit_name,
  level: receipt.level,
})

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const nearer = (a: ChainDoc, b: ChainDoc, rank: (doc: ChainDoc) => number): number =>
  rank(b) - rank(a) || compare(b.issued_on, a.issued_on) || compare(a.ref, b.ref)

type Beside = {
  readonly byRef: ReadonlyMap<string, ChainDoc>
  readonly receivedOn: ReadonlyMap<string, string>
  readonly unregistered: ReadonlySet<string>
}

function nodeOf(
  doc: ChainDoc,
  above: { ref: string; kind: string } | undefined,
  { byRef, receivedOn, unregistered }: Beside,
): ChainNode {
  const parent = above === undefined ? undefined : byRef.get(above.ref)
  const received = parent === undefined ? undefined : receivedOn.get(`${parent.ref} ${doc.issuer}`)
  return {
    id: doc.ref,
    parent: above?.ref ?? null,
    ref: unregistered.has(doc.ref) ? null : doc.ref,
    number: doc.number,
    issued_on: doc.issued_on,
    title: doc.title || null,
    issuer: doc.issuer,
    issuer_name: doc.issuer_name,
    level: doc.level,
    kind: above?.kind ?? null,
    days: parent === undefined ? null : daysBetween(parent.issued_on, doc.issued_on),
    days_to_receive: parent === undefined || received === undefined ? null : daysBetween(parent.issued_on, received),
    days_to_issue: received === undefined ? null : daysBetween(received, doc.issued_on),
  }
}

function inTreeOrder(nodes: readonly ChainNode[]): ChainNode[] {
  const children = Map.groupBy(nodes, ({ parent }) => parent)
  const walk = (node: ChainNode): ChainNode[] => [
    node,
    ...(children.get(node.id) ?? [])
      .toSorted((a, b) => compare(a.issued_on, b.issued_on) || compare(a.number, b.number))
      .flatMap(walk),
  ]
  return (children.get(null) ?? []).flatMap(walk)
}

/** The nodes on the way from the root to what some bodies issued. */
export function wayTo(nodes: readonly ChainNode[], issuers: ReadonlySet<string>): ChainNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const kept = new Set<string>()
  for (const node of nodes)
    if (issuers.has(node.issuer) || node.parent === null)
      for (let at: ChainNode | undefined = node; at !== undefined && !kept.has(at.id); at = byId.get(at.parent ?? ''))
        kept.add(at.id)
  return nodes.filter(({ id }) => kept.has(id))
}

export type LevelSummary = {
  readonly level: string | null
  readonly documents: number
  /** Days from the document above; of an even number of documents the mean of the two in the middle. */
  readonly median: number | null
  readonly worst: number | null
  readonly worst_name: string | null
}

/** Days lost by level, from the top; the root is left out. */
export function byLevel(nodes: readonly ChainNode[], levels: readonly string[]): LevelSummary[] {
  const groups = Map.groupBy(
    nodes.filter(({ parent }) => parent !== null),
    ({ level }) => level,
  )
  const rank = (level: string | null): number => (level === null ? -1 : levels.indexOf(level))
  return [...groups]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([level, of]) => {
      const days = of.map((node) => node.days ?? 0).toSorted((a, b) => a - b)
      const worst = days.at(-1) ?? null
      return {
        level,
        documents: of.length,
        median: medianOf(days),
        worst,
        worst_name: of.find((node) => node.days === worst)?.issuer_name ?? null,
      }
    })
}

function medianOf(sorted: readonly number[]): number | null {
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)]
  if (upper === undefined) return null
  return Number.isInteger(half) ? ((sorted[half - 1] ?? upper) + upper) / 2 : upper
}

/** The directive that a chain begins with, going up from one: at each step the highest, then the oldest that it cites. */
export function topOf(
  of: ChainDoc,
  docs: readonly ChainDoc[],
  edges: readonly ChainEdge[],
  levels: readonly string[],
): ChainDoc {
  const byRef = new Map(docs.map((doc) => [doc.ref, doc]))
  const rank = (doc: ChainDoc): number => (doc.level === null ? -1 : levels.indexOf(doc.level))
  const seen = new Set([of.ref])
  let top = of
  for (;;) {
    const next = edges
      .filter(({ from, kind }) => from === top.ref && steps.has(kind))
      .flatMap(({ to }) => byRef.get(to) ?? [])
      .filter((doc) => !seen.has(doc.ref) && rank(doc) <= rank(top))
      .toSorted((a, b) => nearer(b, a, rank))[0]
    if (next === undefined) return top
    seen.add(next.ref)
    top = next
  }
}
