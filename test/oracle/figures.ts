import { childrenFigures, unitsBlocks } from './children.ts'
import type { Dossier } from './columns.ts'
import { hosted, subtreeConferences } from './conferences.ts'
import { count, countPeople, ratio } from './counting.ts'
import { isoInZone } from './dates.ts'
import { deliverables, outreach, recommendations } from './others.ts'
import type { Figures } from './shape.ts'
import { viewOf, type View } from './view.ts'
import { collecting, writing } from './writing.ts'

/** What is asked. `knownAt` is milliseconds; `lastImport` is the position: later imports don't exist. */
export type Question = {
  campaign: string
  unit: string
  asOf: string
  knownAt: number
  lastImport?: number
}

/**
 * The figures of a dossier by the letter of figures.md, by brute force, with every key and order of
 * "The shape". Null when the campaign does not exist at `knownAt`.
 */
export function naiveFigures(dossier: Dossier, question: Question): Figures | null {
  const view = viewFor(dossier, question)
  if (view === null) return null
  const { unit, asOf } = question
  const people = countPeople(view, unit, asOf)
  return {
    campaign: question.campaign,
    unit,
    as_of: asOf,
    known_at: isoInZone(question.knownAt, dossier.zone),
    people: {
      expected: people.expected,
      participated: people.participated,
      makeup: people.makeup,
      exempt: people.exempt,
      by_statement: people.byStatement,
      ratio: ratio(people),
    },
    audiences: view.audiences.map((audience) => {
      const counted = count(view, unit, audience, asOf)
      return {
        code: audience.code,
        basis: audience.basis,
        expected: counted.expected,
        participated: counted.participated,
        makeup: counted.makeup,
        exempt: counted.exempt,
        classes: counted.classes,
        ratio: ratio(counted),
      }
    }),
    units: unitsBlocks(view, unit, asOf),
    children: childrenFigures(view, unit, asOf),
    conferences: {
      hosted: hosted(view, unit, asOf),
      subtree: subtreeConferences(view, unit, asOf),
    },
    writing: writing(view, unit, asOf),
    collecting: collecting(view, unit, asOf),
    deliverables: deliverables(view, unit, asOf),
    recommendations: recommendations(view, unit, asOf),
    outreach: outreach(view, unit, asOf),
  }
}

const views = new WeakMap<Dossier, Map<string, View | null>>()

/** Questions with the same campaign and instant share one view, and what was reckoned for it. */
function viewFor(dossier: Dossier, question: Question): View | null {
  const { campaign, knownAt, lastImport } = question
  const ofDossier = views.get(dossier) ?? new Map<string, View | null>()
  views.set(dossier, ofDossier)
  const name = JSON.stringify([campaign, knownAt, lastImport])
  let view = ofDossier.get(name)
  if (view === undefined) {
    view = viewOf(dossier, campaign, knownAt, lastImport)
    ofDossier.set(name, view)
  }
  return view
}
