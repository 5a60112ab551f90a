/** The official report of a unit, from the same figures as the board (issue of the figures: spec/figures.md). */
import { isoOf } from '#core/days.ts'
import { Problem } from '#core/problem.ts'
import { campaignOf } from '#modules/campaigns/answers.ts'
import { directiveChain } from '#modules/directives/answers.ts'
import { figuresOfView } from '#modules/figures/answers.ts'
import { resolveView } from '#modules/figures/answers-view.ts'
import type { View, ViewAsked } from '#modules/figures/answers-view.ts'
import { pathOnDay, unitNamesOn } from '#modules/units/answers-tree.ts'
import type { Database } from '#platform/database.ts'
import { checkpointMark, latestCheckpoint } from '#platform/journal/checkpoint.ts'
import { buildReport } from './actions-document.ts'
import { readLayout } from './actions-layout.ts'
import type { Lang, ReportFacts } from './rules-facts.ts'
import { reportTables } from './actions-tables.ts'

/** Everything a report says about a view. */
export async function reportFacts(database: Database, view: View, campaignCode: string): Promise<ReportFacts> {
  const { db } = database
  const day = isoOf(view.day)
  const known = { knownAt: view.at.knownAt, position: view.at.position }
  const tree = { db, realmId: view.realm.id, day, ...known }
  const [figures, campaign, path] = await Promise.all([
    figuresOfView(database, view),
    campaignOf(db, view.realm, campaignCode, { ...known, today: day }),
    pathOnDay(tree, view.unitId),
  ])
  if (campaign === null) throw new Problem('not-found', 'campaign')
  const unit = path.at(-1)
  if (unit === undefined) throw new Problem('not-found', 'unit')
  const directives = await directiveChain(db, view.realm.id, campaign.directives, { day, ...known })
  const codes = [
    ...figures.collecting.map((row) => row.unit),
    ...directives.map((one) => one.issuer),
    ...figures.children.map((child) => child.unit),
  ]
  const [names, tables] = await Promise.all([unitNamesOn(tree, [...new Set(codes)]), reportTables(database, view)])
  const above = path.at(-2)
  const checkpoint = await latestCheckpoint(database.pool)
  return {
    figures,
    campaign,
    unit: { code: unit.code, name: unit.name, level: unit.level },
    parent: above === undefined ? null : { name: above.name },
    names,
    levels: view.realm.levels,
    timeZone: view.realm.timeZone,
    position: view.position,
    checkpoint: checkpoint && checkpointMark(checkpoint),
    directives,
    tables,
  }
}

/** The report as a .docx. Throws `not-found` for what is not known then. */
export async function makeReport(database: Database, asked: ViewAsked, lang: Lang): Promise<Buffer> {
  const view = await resolveView(database, asked, 'read.report')
  return buildReport(await reportFacts(database, view, asked.campaign), await readLayout(), lang)
}
