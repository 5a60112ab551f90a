/**
 * The world that is measured: a province's dossier as a folder of CSV, made with a fixed seed, every fact recorded in
 * the past and some corrected later (interchange.md). Beyond one province it becomes as many as its people fill,
 * under one root.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chance } from './random.ts'
import { writeAttendance } from './world/attendance.ts'
import { campaignCode, writeCampaign, writeReports } from './world/campaign.ts'
import { dateOf, instantOf, lastDay } from './world/days.ts'
import { personCode, writePeople } from './world/people.ts'
import { keptEmpty, sessionCode, writeSessions } from './world/sessions.ts'
import { shapeFor } from './world/shape.ts'
import type { Shape } from './world/shape.ts'
import { openTable } from './world/table.ts'
import { writeUnits } from './world/units.ts'
import { writeWriting } from './world/writing.ts'

export type World = {
  readonly shape: Shape
  readonly campaign: string
  readonly attendances: number
  readonly reflections: number
  /** The dossier, and a second one of 100 attendances that is brought later. */
  readonly dossier: string
  readonly followUp: string
  /** Civil date of the campaign's day 0 … `days`. */
  readonly dateOf: (day: number) => string
  readonly days: number
}

const seed = 20_250_804
const followUpRows = 100

/** Writes the world for so many people into a folder. */
export function writeWorld(folder: string, people: number): World {
  const random = chance(seed)
  const dossier = path.join(folder, 'dossier')
  const followUp = path.join(folder, 'follow-up')
  for (const one of [dossier, followUp]) mkdirSync(one, { recursive: true })
  const shape = shapeFor(people, random)
  writeUnits(dossier, shape, random)
  const crowd = writePeople(dossier, shape, random)
  writeCampaign(dossier, shape)
  writeReports(dossier, shape, random)
  writeSessions(dossier, shape, random)
  const attendances = writeAttendance(dossier, shape, crowd, random)
  const reflections = writeWriting(dossier, crowd, random)
  const more = openTable(followUp, 'attendance', ['session', 'person', 'status', 'recorded_at'])
  const host = shape.units[shape.direct[0] as number]
  for (let i = 0; i < followUpRows; i++)
    more.add([sessionCode(host?.code ?? '', keptEmpty), personCode(i), 'present', instantOf(lastDay + 25, 600)])
  more.close()
  return { shape, campaign: campaignCode, attendances, reflections, dossier, followUp, dateOf, days: lastDay }
}
