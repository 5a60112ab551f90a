import type { Db } from '#platform/database.ts'
import type { ReportTables } from './rules-facts.ts'
import { type Laid, rollUp } from './rules-rollup.ts'
import { type NamedRow, readNamed } from './store-people.ts'
import { readAudiences, readStatements, type StatementRow } from './store-records.ts'
import type { Placement, Tree } from './store-tree.ts'
import type { CampaignRow, ReportView } from './store-view.ts'

/** What is looked at, with the tree of the day. */
export type Look = {
  readonly db: Db
  readonly view: ReportView
  readonly campaign: CampaignRow
  readonly placements: readonly Placement[]
  readonly tree: Tree
  readonly scope: ReadonlySet<number>
  readonly self: Placement
  /** Unit → code of the branch under which it is reported. */
  readonly branches: ReadonlyMap<number, string>
  readonly units: readonly number[]
  /** Reporting unit first, then its children in the scope, by code. */
  readonly rows: readonly Placement[]
}

const nobody = { makeup: 0, exempt: 0, excused: 0, absent: 0 }
const none = { expected: 0, participated: 0, classes: 0 }

/**
 * Biểu 04 and 05: names with statements laid over them, counted up the tree. Where the unit itself has a statement for
 * its whole subtree, that alone is printed: what lies below is not part of it.
 */
export async function countedTables(look: Look): Promise<Pick<ReportTables, 'learners' | 'mass'>> {
  const { db, view, campaign, tree, units, self } = look
  const statements = await readStatements(db, view, campaign)
  const named = await readNamed(db, view, campaign, tree, units)
  const learners: ReportTables['learners'][number][] = []
  const mass: ReportTables['mass'][number][] = []
  for (const audience of await readAudiences(db, view, campaign)) {
    const laid = new Map(statements.filter((one) => one.audience === audience.code).map((one) => [one.unit_id, one]))
    const people = new Map(named.filter((one) => one.audience === audience.code).map((one) => [one.unit_id, one]))
    const rows = laid.get(self.unit_id)?.scope === 'subtree' ? [self] : look.rows
    for (const row of rows) {
      const below = row === self ? (): number[] => [] : childrenOf(look)
      const place = { unit: row.code, audience: audience.code }
      if (audience.basis === 'roster')
        learners.push({
          ...place,
          ...rollUp(
            row.unit_id,
            below,
            over(laid, ({ makeup }) => ({ ...nobody, makeup })),
            (unit) => marks(people.get(unit)),
            nobody,
          ),
        })
      else {
        const stated = over(laid, ({ expected, participated, classes }) => ({ expected, participated, classes }))
        const sum = rollUp(row.unit_id, below, stated, () => undefined, none)
        if (sum.expected > 0 || sum.classes > 0) mass.push({ ...place, ...sum })
      }
    }
  }
  return { learners, mass }
}

function childrenOf(look: Look): (unit: number) => number[] {
  return (unit) =>
    look.tree
      .children(unit)
      .map((one) => one.unit_id)
      .filter((one) => look.scope.has(one))
}

/** The statements as they stand for names, in the numbers wanted. */
function over<N>(
  laid: ReadonlyMap<number, StatementRow>,
  numbers: (row: StatementRow) => N,
): (unit: number) => Laid<N> | undefined {
  return (unit) => {
    const row = laid.get(unit)
    return row && { scope: row.scope === 'subtree' ? 'subtree' : 'own', numbers: numbers(row) }
  }
}

function marks(row: NamedRow | undefined): typeof nobody | undefined {
  return row && { makeup: row.makeup, exempt: row.exempt, excused: row.excused, absent: row.absent }
}
