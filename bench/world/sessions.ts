import type { Chance } from '../random.ts'
import { campaignCode } from './campaign.ts'
import { instantOf, lastDay, recordedFirst } from './days.ts'
import type { Shape, Unit } from './shape.ts'
import { openTable } from './table.ts'

/** Sessions that each direct unit holds; a person studies both topics there, leaders at the province's conference. */
export const sessionsPerUnit = 60
/** The last sessions of a unit are for those who missed the others. */
export const makeupFrom = 52
/** The very last one is kept empty: the follow-up import fills it. */
export const keptEmpty = sessionsPerUnit - 1

export const sessionCode = (unit: string, at: number): string => `${unit}-S${String(at + 1).padStart(2, '0')}`
export const conferenceCode = (province: string): string => `${province}-HN1`
/** Day of a unit's session: spread over the campaign, the make-up ones at its end. */
export const sessionDay = (at: number): number =>
  at < makeupFrom ? 8 + Math.floor((at * 78) / makeupFrom) : 90 + 2 * (at - makeupFrom)

/** sessions.csv and sites.csv. */
export function writeSessions(folder: string, shape: Shape, random: Chance): void {
  const sessions = openTable(folder, 'sessions', [
    'code',
    'campaign',
    'host',
    'audiences',
    'topics',
    'title',
    'starts_at',
    'ends_at',
    'mode',
    'kind',
    'venue',
    'speakers',
    'makeup',
    'recorded_at',
  ])
  const sites = openTable(folder, 'sites', [
    'session',
    'unit',
    'name',
    'mode',
    'expected',
    'headcount',
    'connected_from',
    'connected_to',
    'recorded_at',
  ])
  const hold = (
    [code, host, audiences, topics]: readonly [string, string, string | null, string | null],
    day: number,
    mode: string,
    makeup: boolean,
  ): void => {
    const row = [code, campaignCode, host, audiences, topics, `Buổi ${code}`]
    const rest = [mode, 'study', 'Hội trường', `BC${1 + random.below(60)}`, makeup ? 'yes' : 'no']
    sessions.add([...row, instantOf(day, 450), instantOf(day, 690), ...rest, recordedFirst])
    if (random.happens(0.01))
      sessions.add([...row, instantOf(day, 810), instantOf(day, 1020), ...rest, instantOf(day - 2, 900)])
  }
  const connect = (session: string, unit: string, day: number, mode: string): void => {
    const joined = random.happens(0.9)
    const row = [session, unit, null, mode, 80]
    sites.add([...row, null, null, null, recordedFirst])
    if (joined)
      sites.add([...row, 40 + random.below(60), instantOf(day, 440), instantOf(day, 700), instantOf(day, 720)])
  }
  for (const province of shape.provinces) {
    const host = (shape.units[province] as Unit).code
    hold([conferenceCode(host), host, 'key', null], 4, 'hybrid', false)
    for (const at of shape.direct)
      if (shape.provinceOf[at] === province)
        connect(conferenceCode(host), (shape.units[at] as Unit).code, 4, 'live_video')
  }
  for (const at of shape.direct) {
    const host = (shape.units[at] as Unit).code
    for (let s = 0; s < sessionsPerUnit; s++)
      hold(
        [sessionCode(host, s), host, null, s === keptEmpty ? null : s % 2 === 0 ? 'NQ' : 'CT'],
        s === keptEmpty ? lastDay : sessionDay(s),
        s % 7 === 0 ? 'hybrid' : 'in_person',
        s >= makeupFrom,
      )
  }
  for (const at of shape.grassroots) {
    const above = (shape.units[shape.directOf[at] as number] as Unit).code
    connect(sessionCode(above, 0), (shape.units[at] as Unit).code, sessionDay(0), 'broadcast')
  }
  sessions.close()
  sites.close()
}
