import type { Day } from '../shared/calendar.ts'
import { openDossier } from '../shared/dossier.ts'
import { dice } from '../shared/random.ts'
import { planClasses, writeClasses } from './classes.ts'
import { writeConference, writeDiscussions, writeKeyClasses, writeOtherGatherings } from './conference.ts'
import { correctAfter, tickedAbsent } from './corrections.ts'
import { writeDeliverables } from './deliverables.ts'
import { decideFates } from './fates.ts'
import { writeLastWeeks } from './lastWeeks.ts'
import { writeBorderGuards, writeMass } from './mass.ts'
import { writeOutreach } from './outreach.ts'
import { buildPeople } from './people.ts'
import type { Person } from './people.ts'
import { writePlan } from './plan.ts'
import { writeRecommendations } from './recommendations.ts'
import { planMoves, writePeople, writeUnits } from './roster.ts'
import { buildTree } from './tree.ts'
import type { Unit } from './tree.ts'
import type { World } from './world.ts'
import { writeReflections } from './writing.ts'

const SEED = 20160915

/** Last recorded instants of the first three steps: the plan; facts to 31/7; facts to 15/9. The fourth holds what was recorded later. */
const STEPS = ['2016-05-31T23:59:59+07:00', '2016-07-31T23:59:59+07:00', '2016-09-15T23:59:59+07:00']

/**
 * Writes the 2016 campaign of Quảng Ninh as four dossiers below `folder` (`step1` … `step4`) and answers their paths
 * in the order in which they are to be imported. The same on every run; what it gives is in demo/README.md.
 */
export async function writeReplay2016(folder: string): Promise<string[]> {
  const d = dice(SEED)
  const tree = buildTree(d)
  const w: World = { rows: openDossier(folder, STEPS), dice: d, tree, people: buildPeople(d, tree) }
  const classes = planClasses(
    w,
    groupBy(
      w.people.filter((p) => !p.key && p.exemptFrom === null),
      (p) => p.holder,
    ),
  )
  const classOf = new Map<Person, string>()
  const classDay = new Map<Person, Day>()
  for (const c of classes)
    for (const p of c.people) {
      classOf.set(p, c.code)
      classDay.set(p, c.on)
    }
  const ordinary = [...classOf.keys()].filter(
    (p) => p.tier === 'grassroots' && !p.noWriting && p.base.unit.level === 'commune',
  )
  planMoves(w, ordinary, classDay)
  decideFates(d, w.people)

  writePlan(w)
  writeUnits(w)
  writePeople(w)
  const key = groupBy(
    w.people.filter((p) => p.key).sort((a, b) => rank(a) - rank(b)),
    (p) => p.direct.code,
  )
  writeOtherGatherings(w, key)
  writeConference(w, key)
  writeKeyClasses(w, key)
  writeClasses(w, classes, tickedAbsent(w.people, classDay))
  writeDiscussions(w)
  writeDeliverables(w)
  writeMass(w)
  writeBorderGuards(w)
  writeRecommendations(w)
  writeOutreach(w)
  const handedIn = writeReflections(w)
  correctAfter(w, classOf, handedIn)
  writeLastWeeks(w)
  return w.rows.close()
}

/** Those whom the province manages are invited first. */
function rank(p: Person): number {
  return p.tier === 'province' ? 0 : p.tier === 'intermediate' ? 1 : 2
}

function groupBy<K extends string | Unit>(people: readonly Person[], by: (p: Person) => K): Map<K, Person[]> {
  const groups = new Map<K, Person[]>()
  for (const p of people) {
    const group = groups.get(by(p))
    if (group) group.push(p)
    else groups.set(by(p), [p])
  }
  return groups
}
