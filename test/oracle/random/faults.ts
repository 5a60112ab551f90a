import { type AnyRow, type Dossier, type Tables } from '../columns.ts'
import { addDays, holdsOn } from '../dates.ts'

/**
 * What breaks the rules of interchange.md in the facts as known at one instant, in words; empty when
 * they are valid. Looks at each of the days given.
 */
export function faultsOf(known: Tables, levels: string[], days: string[]): string[] {
  return [...days.flatMap((day) => dayFaults(known, levels, day)), ...rowFaults(known)]
}

function dayFaults(known: Tables, levels: string[], day: string): string[] {
  const faults: string[] = []
  const placed = known.units.filter((placement) => holdsOn(placement, day))
  const byCode = new Map(placed.map((placement) => [placement.code, placement]))
  if (byCode.size < placed.length) faults.push(`${day}: placements of one unit overlap`)
  if (placed.filter((placement) => placement.parent === '').length > 1) {
    faults.push(`${day}: more than one root`)
  }
  for (const placement of placed) {
    let unit = placement
    for (let steps = 0; unit.parent !== ''; steps++) {
      const parent = byCode.get(unit.parent)
      if (parent === undefined || steps > placed.length) {
        faults.push(`${day}: ${placement.code} does not reach the root`)
        break
      }
      if (levels.indexOf(parent.level) >= levels.indexOf(unit.level)) {
        faults.push(`${day}: ${unit.code} has not a lower level than its parent`)
      }
      unit = parent
    }
  }
  const primary = known.memberships.filter((m) => m.primary && holdsOn(m, day))
  if (new Set(primary.map((m) => m.person)).size < primary.length) {
    faults.push(`${day}: somebody has two primary memberships`)
  }
  return faults
}

function rowFaults(known: Tables): string[] {
  const faults: string[] = []
  for (const s of known.headcounts) {
    if (!(0 <= s.makeup && s.makeup <= s.participated && s.participated <= s.expected)) {
      faults.push(`the statement of ${s.unit} on ${s.date} does not add up`)
    }
  }
  for (const session of known.sessions.filter((s) => s.secret)) {
    const online = session.mode !== 'in_person'
    const sites = known.sites.some((site) => site.session === session.code)
    if (online || sites) faults.push(`${session.code} is secret and goes online`)
  }
  for (const period of [...known.units, ...known.memberships, ...known.exemptions]) {
    if (period.valid_to !== '' && period.valid_to < period.valid_from) {
      faults.push(`a period ends on ${period.valid_to}, before it begins`)
    }
  }
  const orders = known.audiences.map((a) => `${a.campaign} ${a.order}`)
  if (new Set(orders).size < orders.length) faults.push('two audiences share an order')
  return [...faults, ...referenceFaults(known)]
}

/** References that point nowhere: to a fact that is not among those given. */
function referenceFaults(known: Tables): string[] {
  const codes = (rows: { code: string }[]) => new Set(rows.map((row) => row.code))
  const units = codes(known.units)
  const people = codes(known.people)
  const campaigns = codes(known.campaigns)
  const sessions = codes(known.sessions)
  const audiences = new Set(known.audiences.map((a) => `${a.campaign} ${a.code}`))
  const owns = (campaign: string) => (code: string) => audiences.has(`${campaign} ${code}`)
  const all = (rows: object[], check: (row: never) => boolean) =>
    rows.filter((row) => !check(row as never)).map((row) => `dangling: ${JSON.stringify(row)}`)
  const unitRow = (row: { unit: string; campaign: string }) => units.has(row.unit) && campaigns.has(row.campaign)
  return [
    ...all(known.units, (u: Tables['units'][0]) => u.parent === '' || units.has(u.parent)),
    ...all(known.memberships, (m: AnyRow & { unit: string; person: string }) =>
      [units.has(m.unit), people.has(m.person)].every(Boolean),
    ),
    ...all(known.campaigns, (c: Tables['campaigns'][0]) =>
      [c.owner, ...c.excluded_units].every((unit) => units.has(unit)),
    ),
    ...all(known.exemptions, (e: Tables['exemptions'][0]) => people.has(e.person)),
    ...all(known.sessions, (s: Tables['sessions'][0]) =>
      [units.has(s.host), campaigns.has(s.campaign), s.audiences.every(owns(s.campaign))].every(Boolean),
    ),
    ...all(known.sites, (s: Tables['sites'][0]) => sessions.has(s.session) && units.has(s.unit)),
    ...all(known.attendance, (a: Tables['attendance'][0]) => sessions.has(a.session) && people.has(a.person)),
    ...all(known.headcounts, (h: Tables['headcounts'][0]) => unitRow(h) && owns(h.campaign)(h.audience)),
    ...all(
      known.deadlines,
      (d: Tables['deadlines'][0]) =>
        (d.unit === '' || units.has(d.unit)) &&
        (d.audience === '' || owns(d.campaign)(d.audience)) &&
        (d.unit === '') !== (d.level === ''),
    ),
    ...all(known.deliverables, unitRow),
    ...all(known.recommendations, unitRow),
    ...all(known.outreach, unitRow),
    ...all(known.reflections, (r: Tables['reflections'][0]) => people.has(r.person)),
  ]
}

/** The days on which something of a dossier's periods begins or has just ended, and one before all. */
export function turningDays(dossier: Dossier): string[] {
  const periods = [...dossier.tables.units, ...dossier.tables.memberships]
  const days = periods.flatMap((p) => [p.valid_from, p.valid_to === '' ? '' : addDays(p.valid_to, 1)])
  return [...new Set([...days.filter((day) => day !== ''), '2025-01-01'])]
}
