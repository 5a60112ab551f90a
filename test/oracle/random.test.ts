import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Dossier } from './columns.ts'
import { addDays } from './dates.ts'
import { differences } from './difference.ts'
import { naiveFigures, type Question } from './figures.ts'
import { mergeDossiers } from './merge.ts'
import { countedOn } from './people.ts'
import { arbitraryWorld, type World } from './random.ts'
import { faultsOf, turningDays } from './random/faults.ts'
import { readDossier } from './read.ts'
import type { Figures } from './shape.ts'
import { knownAt, viewOf } from './view.ts'
import { writeDossier } from './write.ts'

const RUNS = { numRuns: 200 }

// Two hundred worlds take a few seconds on a quiet machine.
vi.setConfig({ testTimeout: 120_000 })

function figuresOf(dossier: Dossier, question: Question): Figures {
  const figures = naiveFigures(dossier, question)
  if (figures === null) throw new Error('the campaign is not known')
  return figures
}

function eachAnswer(
  world: World,
  check: (figures: Figures, question: Question, dossier: Dossier) => void,
  dossier = world.dossier,
) {
  for (const question of world.questions) check(figuresOf(dossier, question), question, dossier)
}

function withoutStatements(world: World): Dossier {
  return { ...world.dossier, tables: { ...world.dossier.tables, headcounts: [] } }
}

const total = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

describe('a random world', () => {
  test('is valid at every instant and after each of its imports', () => {
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const days = turningDays(world.dossier)
        // References may point to what is stored, whenever that is said to have become known.
        const known = (instant: number, lastImport: number) => ({
          ...knownAt(world.dossier, Infinity, lastImport),
          ...(instant === Infinity
            ? {}
            : {
                units: knownAt(world.dossier, instant).units,
                memberships: knownAt(world.dossier, instant).memberships,
                headcounts: knownAt(world.dossier, instant).headcounts,
              }),
        })
        for (const lastImport of [0, 1, 2]) {
          const faults = faultsOf(known(Infinity, lastImport), world.dossier.levels, days)
          expect(faults).toEqual([])
        }
        for (const instant of world.instants.filter((_, i) => i % 3 === 0)) {
          const faults = faultsOf(known(instant, 2), world.dossier.levels, days)
          expect(faults.filter((fault) => !fault.startsWith('dangling'))).toEqual([])
        }
      }),
      RUNS,
    )
  })

  test.each([
    ['tidy', 'Asia/Ho_Chi_Minh'],
    ['untidy', 'Asia/Ho_Chi_Minh'],
    ['tidy', 'America/New_York'],
    ['untidy', 'Europe/Berlin'],
  ] as const)('is the same after it was written %s in the zone %s and read', (hand, zone) => {
    const folder = mkdtempSync(join(tmpdir(), 'oracle-'))
    let run = 0
    try {
      fc.assert(
        fc.property(arbitraryWorld({ zone, questions: 0 }), (world) => {
          const read = world.imports.map((dossier) => {
            const to = join(folder, String(run++))
            writeDossier(to, dossier, hand)
            return readDossier(to)
          })
          const merged = mergeDossiers(read)
          expect(merged.zone).toBe(zone)
          expect({ ...merged.tables, realm: [] }).toEqual(world.dossier.tables)
        }),
        { numRuns: 30 },
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('adds nothing when its last import comes twice', () => {
    fc.assert(
      fc.property(arbitraryWorld({ questions: 0 }), (world) => {
        const imports = world.imports.filter((d) => Object.values(d.tables).some((t) => t.length))
        const twice = mergeDossiers([...imports, imports.at(-1) as Dossier])
        expect(twice.tables).toEqual(mergeDossiers(imports).tables)
      }),
      RUNS,
    )
  })

  test('lets every kind of figure say something, often enough to be checked', () => {
    const said = new Map<string, number>()
    for (const world of fc.sample(arbitraryWorld(), { numRuns: 300, seed: 7 })) {
      eachAnswer(world, (f) => {
        for (const [what, isSo] of Object.entries(sayings(f))) {
          said.set(what, (said.get(what) ?? 0) + (isSo ? 1 : 0))
        }
      })
    }
    const rare = [...said].filter(([, times]) => times < 4)
    expect(rare).toEqual([])
  })
})

/** What an answer has to say that is worth a check. */
function sayings(f: Figures): Record<string, boolean> {
  const children = (is: (child: Figures['children'][number]) => boolean) => f.children.some(is)
  const roster = f.audiences.filter((a) => a.basis === 'roster')
  return {
    'somebody participated': f.people.participated > 0,
    'somebody made up': roster.some((a) => a.makeup > 0 && a.classes === 0),
    'somebody is exempt': f.people.exempt > 0,
    'statements beside names': f.people.by_statement > 0 && f.people.by_statement < f.people.expected,
    'an audience by headcount': f.audiences.some((a) => a.basis === 'headcount' && a.expected > 0),
    'a child is early': children((c) => c.state === 'early'),
    'a child is on time': children((c) => c.state === 'on_time'),
    'a child is late': children((c) => c.state === 'late'),
    'a child is open': children((c) => c.state === 'open'),
    'a child is complete late': children((c) => c.state === 'late' && c.completed_on !== null),
    'a child is not ranked': children((c) => c.rank === null),
    'a child is third': children((c) => c.rank === 3),
    'children share a rank': new Set(f.children.map((c) => c.rank)).size < f.children.length,
    'a child without people is complete': children((c) => c.expected === 0 && !!c.completed_on),
    'two were first': f.units.some((block) => block.first.length > 1),
    'a child is full and another not': f.units.some(
      (block) => block.full.length > 0 && block.full.length < block.total,
    ),
    "a child's site was connected": f.conferences.hosted.some((s) => s.sites_connected > 0),
    'a session had sites of two levels': f.conferences.hosted.some((s) => s.sites.length > 1),
    'somebody came twice': f.conferences.subtree.attendances > f.conferences.subtree.people,
    'something was handwritten': f.writing.some((w) => w.handwritten > 0),
    'something was accepted': f.writing.some((w) => w.accepted > 0),
    'something was collected elsewhere': f.collecting.some((c) => c.unit !== f.unit),
    'two collect': new Set(f.collecting.map((c) => c.unit)).size > 1,
    'a deliverable is late': f.deliverables.some((d) => d.late > 0),
    'a deliverable was accepted': f.deliverables.some((d) => d.accepted > 0),
    'recommendations differ': f.recommendations.total > f.recommendations.open,
    'outreach of two forms': f.outreach.length > 1,
  }
}

describe('the naive figures of random worlds', () => {
  test('count nobody as made up who did not participate, nor as participating who was not expected', () => {
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        eachAnswer(world, (f) => {
          for (const counted of [f.people, ...f.audiences]) {
            expect(counted.makeup).toBeLessThanOrEqual(counted.participated)
            expect(counted.participated).toBeLessThanOrEqual(counted.expected)
          }
          expect(f.people.by_statement).toBeLessThanOrEqual(f.people.expected)
          const rosters = f.audiences.filter((a) => a.basis === 'roster')
          expect(total(rosters.map((a) => a.expected))).toBe(f.people.expected)
          expect(total(rosters.map((a) => a.exempt))).toBe(f.people.exempt)
        })
      }),
      RUNS,
    )
  })

  test("are, without statements, those of the children and of the unit's own people", () => {
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const check = (f: Figures, q: Question, dossier: Dossier) => {
          const view = viewOf(dossier, q.campaign, q.knownAt)
          if (view === null) throw new Error('the campaign is not known')
          const own = countedOn(view, q.asOf).filter((p) => p.unit === q.unit && !p.exempt)
          const below = (of: 'expected' | 'participated') => total(f.children.map((c) => c[of]))
          expect(f.people.expected).toBe(below('expected') + own.length)
          const participated = own.filter((p) => p.participated).length
          expect(f.people.participated).toBe(below('participated') + participated)
          expect(f.people.by_statement).toBe(0)
        }
        eachAnswer(world, check, withoutStatements(world))
      }),
      RUNS,
    )
  })

  test('keep a child complete from one day to the next', () => {
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        eachAnswer(world, (f, q, dossier) => {
          const next = figuresOf(dossier, { ...q, asOf: addDays(q.asOf, 1) })
          for (const child of f.children.filter((c) => c.completed_on !== null)) {
            const later = next.children.find((c) => c.unit === child.unit)
            if (later) expect(later.completed_on).toBe(child.completed_on)
          }
        })
      }),
      RUNS,
    )
  })

  test('agree with themselves: blocks with children, writing with collecting, sites with sessions', () => {
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        eachAnswer(world, (f) => {
          const all = f.units[0]
          const complete = f.children.filter((c) => c.completed_on !== null && c.expected > 0)
          expect(all?.completed ?? 0).toBeGreaterThanOrEqual(complete.length)
          for (const block of f.units) {
            expect(block.on_time).toBeLessThanOrEqual(block.completed)
            expect(block.completed).toBeLessThanOrEqual(block.total)
            expect(block.late + block.on_time).toBeLessThanOrEqual(block.total)
          }
          for (const of of ['expected', 'received', 'accepted'] as const) {
            expect(total(f.collecting.map((c) => c[of]))).toBe(total(f.writing.map((w) => w[of])))
          }
          for (const w of f.writing) expect(total(Object.values(w.grades))).toBe(w.received)
          const { subtree } = f.conferences
          expect(total(Object.values(subtree.by_mode))).toBe(subtree.sessions)
          expect(subtree.people).toBeLessThanOrEqual(subtree.attendances)
        })
      }),
      RUNS,
    )
  })

  test('at an instant do not change by what is recorded afterwards', () => {
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        eachAnswer(world, (f, q, dossier) => {
          const upTo = Object.entries(dossier.tables).map(([table, rows]) => [
            table,
            rows.filter((row) => row.recordedAt <= q.knownAt),
          ])
          const then = { ...dossier, tables: Object.fromEntries(upTo) }
          // Asked a millisecond later of a store that has nothing of that millisecond.
          const later = figuresOf(then, { ...q, knownAt: q.knownAt + 1 })
          expect(differences({ ...f, known_at: later.known_at }, later)).toEqual([])
        })
      }),
      RUNS,
    )
  })
})
