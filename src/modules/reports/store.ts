import type { Db } from '#platform/database.ts'
import { noTables, type ReportTables } from './rules-facts.ts'
import { sumBy } from './rules-rollup.ts'
import { countedTables, type Look } from './store-counted.ts'
import { readWriting } from './store-people.ts'
import {
  readDeliverables,
  readOutreach,
  readOwed,
  readRecommendations,
  readSessions,
  readSites,
  type SessionRow,
  type SiteRow,
} from './store-records.ts'
import { branchesOf, readPlacements, scopeOf, treeOn } from './store-tree.ts'
import { readCampaignRow, type ReportView } from './store-view.ts'

/**
 * What a report's annex prints beside the figures, as of the view's day and instant. For a campaign or unit that does
 * not exist then, or a unit outside the scope, the tables are empty.
 */
export async function readReportTables(db: Db, view: ReportView): Promise<ReportTables> {
  const campaign = await readCampaignRow(db, view)
  if (campaign === null) return noTables
  const placements = await readPlacements(db, view)
  const tree = treeOn(placements, view.asOf)
  const self = [...tree.of.values()].find((one) => one.code === view.unit)
  const scope = scopeOf(tree, campaign)
  if (self === undefined || !scope.has(self.unit_id)) return noTables
  const branches = branchesOf(tree, scope, self.unit_id)
  const children = tree.children(self.unit_id).filter((one) => scope.has(one.unit_id))
  const look: Look = {
    db,
    view,
    campaign,
    placements,
    tree,
    scope,
    self,
    branches,
    units: [...branches.keys()],
    rows: [self, ...children],
  }
  const sessions = await readSessions(db, view, campaign, look.units)
  const hosted = sessions.filter((one) => one.host_id === self.unit_id)
  const counted = await countedTables(look)
  const recommendations = (await readRecommendations(db, view, campaign, look.units)).map((one) => ({
    code: one.code,
    text: one.text,
    unit: codeOf(look, one.unit_id),
    addressed_to: one.addressed_to_id === null ? '' : codeOf(look, one.addressed_to_id),
    submitted_on: one.submitted_on,
    status: one.status,
  }))
  const named = new Set([
    ...look.rows.map((one) => one.code),
    ...recommendations.flatMap((one) => [one.unit, one.addressed_to]),
  ])
  return {
    classes: classes(look, sessions),
    hosted: hosted.map((one) => ({ session: one.code, title: one.title, venue: one.venue })),
    sites: sites(
      look,
      hosted,
      await readSites(
        db,
        view,
        hosted.map((one) => one.session_id),
      ),
    ),
    ...counted,
    writing: inOrder(
      look,
      sumBy(
        branched(look, await readWriting(db, view, campaign, tree, look.units)),
        ['unit', 'artifact', 'tier'],
        ['expected', 'received', 'accepted', 'returned'],
      ),
    ),
    deliverables: await deliverables(look),
    outreach: inOrder(
      look,
      sumBy(
        branched(look, await readOutreach(db, view, campaign, look.units)),
        ['unit', 'form'],
        ['activities', 'items', 'attendances'],
      ),
    ),
    recommendations,
    names: Object.fromEntries(
      placements
        .filter((one) => named.has(one.code))
        .map((one) => [one.code, tree.of.get(one.unit_id)?.name ?? one.name]),
    ),
  }
}

function codeOf(look: Look, unit: number): string {
  return look.tree.of.get(unit)?.code ?? look.placements.find((one) => one.unit_id === unit)?.code ?? ''
}

/** Rows of units with the branch in place of the id. */
function branched<R extends { readonly unit_id: number }>(look: Look, rows: readonly R[]): (R & { unit: string })[] {
  return rows.map((row) => ({ ...row, unit: look.branches.get(row.unit_id) ?? '' }))
}

function inOrder<R extends { readonly unit: string }>(look: Look, rows: readonly R[]): R[] {
  const place = new Map(look.rows.map((one, at) => [one.code, at]))
  return rows.toSorted((a, b) => (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0))
}

function classes(look: Look, sessions: readonly SessionRow[]): ReportTables['classes'] {
  const byBranch = Map.groupBy(sessions, (one) => look.branches.get(one.host_id) ?? '')
  return look.rows.flatMap(({ code }) => {
    const all = byBranch.get(code) ?? []
    const study = all.filter((one) => one.kind === 'study')
    const days = all.map((one) => one.held_on).toSorted()
    if (all.length === 0) return []
    return [
      {
        unit: code,
        conferences: all.length - study.length,
        sessions: study.length,
        in_person: study.filter((one) => one.mode === 'in_person').length,
        online: study.filter((one) => one.mode === 'online').length,
        hybrid: study.filter((one) => one.mode === 'hybrid').length,
        makeup: study.filter((one) => one.makeup).length,
        first_on: days[0] ?? null,
        last_on: days.at(-1) ?? null,
      },
    ]
  })
}

/** Sites by branch and level as the tree stood on the day of the session; without a placement then, a site is left out. */
function sites(look: Look, hosted: readonly SessionRow[], found: readonly SiteRow[]): ReportTables['sites'] {
  return hosted.flatMap((session) => {
    const tree = treeOn(look.placements, session.held_on)
    const branches = branchesOf(tree, scopeOf(tree, look.campaign), look.self.unit_id)
    const rows = found.flatMap((site) => {
      const placed = tree.of.get(site.unit_id)
      if (site.session_id !== session.session_id || placed === undefined) return []
      return [
        {
          session: session.code,
          unit: branches.get(site.unit_id) ?? '',
          level: placed.level,
          planned: 1,
          connected: site.connected ? 1 : 0,
          live_video: site.mode === 'live_video' ? 1 : 0,
          expected: site.expected,
          people: site.headcount,
        },
      ]
    })
    return inOrder(
      look,
      sumBy(rows, ['session', 'unit', 'level'], ['planned', 'connected', 'live_video', 'expected', 'people']),
    )
  })
}

async function deliverables(look: Look): Promise<ReportTables['deliverables']> {
  const { db, view, campaign, rows } = look
  const owed = await readOwed(db, view, campaign)
  const handed = await readDeliverables(
    db,
    view,
    campaign,
    rows.map((one) => one.unit_id),
  )
  return rows.flatMap((row) => {
    const kinds = [
      ...new Set(
        [...owed.filter((one) => one.level === row.level), ...handed.filter((one) => one.unit_id === row.unit_id)].map(
          (one) => one.kind,
        ),
      ),
    ].toSorted()
    return kinds.map((kind) => {
      const due = owed.find((one) => one.level === row.level && one.kind === kind)
      const one = handed.find((other) => other.unit_id === row.unit_id && other.kind === kind)
      return {
        unit: row.code,
        kind,
        required: due !== undefined,
        number: one?.number ?? '',
        issued_on: one?.issued_on ?? null,
        submitted_on: one?.submitted_on ?? null,
        accepted_on: one?.accepted_on ?? null,
        due_on: due?.due_on ?? null,
      }
    })
  })
}
