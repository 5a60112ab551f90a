/** What a conference is on its own day: sites of the host's children, sites by level (figures.md, Conferences). */
import type { Session, Site, UnitId } from './rules-model.ts'
import { pathUp } from './rules-tree.ts'
import type { TreeOnDay } from './rules-tree.ts'

export type ConferenceCard = {
  readonly sitesTotal: number
  readonly sitesConnected: number
  /** By level of the site's unit on the day; every site of the session, of any mode, inside the scope or not. */
  readonly sites: readonly { level: string; planned: number; connected: number; people: number }[]
}

/** `on` is the tree of the session's civil date. */
export function conferenceCard(
  session: Session,
  sites: readonly Site[],
  on: TreeOnDay,
  levels: readonly string[],
): ConferenceCard {
  const children = new Set((on.children.get(session.host) ?? []).filter((child) => on.scope.has(child)))
  const connected = new Set<UnitId>()
  const byLevel = new Map<string, { level: string; planned: number; connected: number; people: number }>()
  for (const site of sites) {
    if (site.connected && site.mode === 'live_video') {
      for (const unit of pathUp(on, site.unit)) if (children.has(unit)) connected.add(unit)
    }
    const level = on.place.get(site.unit)?.level
    if (level === undefined) continue
    let row = byLevel.get(level)
    if (row === undefined) byLevel.set(level, (row = { level, planned: 0, connected: 0, people: 0 }))
    row.planned += 1
    if (site.connected) row.connected += 1
    row.people += site.headcount
  }
  const rows = [...byLevel.values()].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
  return { sitesTotal: children.size, sitesConnected: connected.size, sites: rows }
}
