import type { RowOf } from './columns.ts'
import { civilDate } from './dates.ts'
import { presences } from './people.ts'
import type { Figures, HostedSession } from './shape.ts'
import { childrenInScope, placementOn, scope, subtree, subtreeInScope } from './tree.ts'
import { byCode, happenedBy, type View } from './view.ts'

type Session = RowOf<'sessions'>
type Site = RowOf<'sites'>

/** "connected_from, connected_to (both empty: planned, not connected; either one: connected)" */
function isConnected(site: Site): boolean {
  return site.connected_from !== null || site.connected_to !== null
}

/** "current `present` rows with checked_at's civil date ≤ `D`", of the sessions given. */
function presentAt(view: View, sessions: Session[], day: string) {
  return presences(view).filter((presence) => sessions.includes(presence.session) && happenedBy(view, presence.at, day))
}

/**
 * "For each session hosted by `u` (none if `u` is outside the scope on `D`) with civil date of
 * starts_at ≤ `D`", of whatever kind; "hosted by held_on then code".
 */
export function hosted(view: View, unit: string, day: string): HostedSession[] {
  if (!scope(view, day).has(unit)) return []
  return [...view.sessions.values()]
    .filter((session) => session.host === unit && happenedBy(view, session.starts_at, day))
    .map((session) => hostedSession(view, session, day))
    .toSorted((a, b) => byCode(a.held_on, b.held_on) || byCode(a.session, b.session))
}

function hostedSession(view: View, session: Session, day: string): HostedSession {
  const heldOn = civilDate(session.starts_at as number, view.zone)
  const sites = view.known.sites.filter((site) => site.session === session.code)
  const connectedVideo = sites.filter((site) => site.mode === 'live_video' && isConnected(site))
  // "`sites_total` = children(u, held_on) in the scope of held_on; `sites_connected` = those of
  // them in whose subtree (held_on) some unit has a connected `live_video` site". That subtree is
  // the whole one: the sites of a conference are the exception to "only inside the scope".
  const wanted = childrenInScope(view, session.host, heldOn)
  const connected = wanted.filter((child) => {
    const below = subtree(view, child, heldOn)
    return connectedVideo.some((site) => below.has(site.unit))
  })
  // "`sites`: all sites of the session, inside the scope or not, of any mode, by level of the
  // site's unit on held_on". A unit without a placement on held_on has no level to stand under.
  const levelOf = (site: Site) => placementOn(view, site.unit, heldOn)?.level
  const levels = view.levels.filter((level) => sites.some((site) => levelOf(site) === level))
  return {
    session: session.code,
    held_on: heldOn,
    kind: session.kind,
    mode: session.mode,
    sites_connected: connected.length,
    sites_total: wanted.length,
    sites: levels.map((level) => {
      const here = sites.filter((site) => levelOf(site) === level)
      return {
        level,
        planned: here.length,
        connected: here.filter(isConnected).length,
        people: here.reduce((people, site) => people + site.headcount, 0),
      }
    }),
    present: presentAt(view, [session], day).length,
  }
}

/**
 * "For the subtree of `u` (hosts in it, starts_at ≤ `D`, kind `study`): sessions, by mode,
 * attendances, people (distinct people among them); all who were present, of any unit."
 */
export function subtreeConferences(view: View, unit: string, day: string): Figures['conferences']['subtree'] {
  const hosts = subtreeInScope(view, unit, day)
  const sessions = [...view.sessions.values()].filter(
    (session) => session.kind === 'study' && hosts.has(session.host) && happenedBy(view, session.starts_at, day),
  )
  const inMode = (mode: string) => sessions.filter((session) => session.mode === mode).length
  const present = presentAt(view, sessions, day)
  return {
    sessions: sessions.length,
    by_mode: { in_person: inMode('in_person'), online: inMode('online'), hybrid: inMode('hybrid') },
    attendances: present.length,
    people: new Set(present.map((presence) => presence.person)).size,
  }
}
