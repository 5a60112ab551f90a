import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveView } from '#modules/figures/answers-view.ts'
import type { View } from '#modules/figures/answers-view.ts'
import type { Figures } from '#modules/figures/contract.ts'
import { reportTables } from '#modules/reports/actions-tables.ts'
import type { ReportTables } from '#modules/reports/rules-facts.ts'
import { freshDatabase } from '../database.ts'
import { importFrom } from '../world.ts'

type Expected = { campaign: string; unit: string; as_of: string; known_at: string; figures: Figures }

const sum = <K extends string>(rows: readonly Readonly<Record<K, number>>[], key: K): number =>
  rows.reduce((total, row) => total + row[key], 0)

describe.each(['three-tier', 'two-tier', 'three-tier-untidy'])('tables of the case %s', async (name) => {
  const database = await freshDatabase()
  const filesDir = mkdtempSync(path.join(os.tmpdir(), 'report-files-'))
  afterAll(() => rmSync(filesDir, { recursive: true, force: true }))
  const folder = path.join(import.meta.dirname, '../cases', name)
  const cases = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Expected[]
  const now = new Date('2026-11-09T00:00:00Z')
  let position = 0

  beforeAll(async () => {
    const result = await importFrom(database, 'default', path.join(folder, 'dossier'), { filesDir, now })
    expect(result.faults).toEqual([])
    position = result.position ?? 0
  })

  const view = (one: Expected, more: { position?: number } = {}): Promise<View> =>
    resolveView(
      database,
      {
        realm: 'default',
        campaign: one.campaign,
        unit: one.unit,
        asOf: one.as_of,
        knownAt: one.known_at,
        now,
        asker: { kind: 'operator' },
        ...more,
      },
      'read.report',
    )
  const read = async (one: Expected, more: { position?: number } = {}): Promise<ReportTables> =>
    reportTables(database, await view(one, more))

  test('what the annex adds up equals the figures, for every unit, day and instant of the case', async () => {
    for (const one of cases) {
      const tables = await read(one)
      const { figures } = one
      const seen = {
        learners: figures.audiences
          .filter((audience) => audience.basis === 'roster')
          .map(({ code }) => {
            const rows = tables.learners.filter((row) => row.audience === code)
            return { code, makeup: sum(rows, 'makeup'), exempt: sum(rows, 'exempt') }
          }),
        mass: figures.audiences
          .filter((audience) => audience.basis === 'headcount')
          .map(({ code }) => {
            const rows = tables.mass.filter((row) => row.audience === code)
            return {
              code,
              expected: sum(rows, 'expected'),
              participated: sum(rows, 'participated'),
              classes: sum(rows, 'classes'),
            }
          }),
        writing: figures.writing.map(({ artifact, tier }) => {
          const rows = tables.writing.filter((row) => row.artifact === artifact && row.tier === tier)
          return {
            artifact,
            tier,
            expected: sum(rows, 'expected'),
            received: sum(rows, 'received'),
            accepted: sum(rows, 'accepted'),
          }
        }),
        sessions: {
          sessions: sum(tables.classes, 'sessions'),
          in_person: sum(tables.classes, 'in_person'),
          online: sum(tables.classes, 'online'),
          hybrid: sum(tables.classes, 'hybrid'),
        },
        hosted: figures.conferences.hosted.map(({ session }) => {
          const rows = tables.sites.filter((row) => row.session === session)
          return {
            session,
            planned: sum(rows, 'planned'),
            connected: sum(rows, 'connected'),
            people: sum(rows, 'people'),
          }
        }),
        outreach: figures.outreach.map(({ form }) => {
          const rows = tables.outreach.filter((row) => row.form === form)
          return {
            form,
            activities: sum(rows, 'activities'),
            items: sum(rows, 'items'),
            attendances: sum(rows, 'attendances'),
          }
        }),
        recommendations: ['open', 'forwarded', 'answered', 'closed'].map(
          (status) => tables.recommendations.filter((row) => row.status === status).length,
        ),
      }
      const { subtree, hosted } = figures.conferences
      const flat = (
        rows: Figures['conferences']['hosted'][number]['sites'],
        key: 'planned' | 'connected' | 'people',
      ): number => sum(rows, key)
      expect(seen, `${one.unit} ${one.as_of} ${one.known_at}`).toEqual({
        learners: figures.audiences
          .filter((audience) => audience.basis === 'roster')
          .map(({ code, makeup, exempt }) => ({ code, makeup, exempt })),
        mass: figures.audiences
          .filter((audience) => audience.basis === 'headcount')
          .map(({ code, expected, participated, classes }) => ({ code, expected, participated, classes })),
        writing: figures.writing.map(({ artifact, tier, expected, received, accepted }) => ({
          artifact,
          tier,
          expected,
          received,
          accepted,
        })),
        sessions: { sessions: subtree.sessions, ...subtree.by_mode },
        hosted: hosted.map((row) => ({
          session: row.session,
          planned: flat(row.sites, 'planned'),
          connected: flat(row.sites, 'connected'),
          people: flat(row.sites, 'people'),
        })),
        outreach: figures.outreach.map(({ form, activities, items, attendances }) => ({
          form,
          activities,
          items,
          attendances,
        })),
        recommendations: (['open', 'forwarded', 'answered', 'closed'] as const).map(
          (status) => figures.recommendations[status],
        ),
      })
    }
  })

  test('who is marked absent is never more than who is outstanding', async () => {
    for (const one of cases.filter((row) => row.unit === cases[0]?.unit)) {
      const { learners } = await read(one)
      for (const audience of one.figures.audiences.filter((row) => row.basis === 'roster')) {
        const rows = learners.filter((row) => row.audience === audience.code)
        expect(sum(rows, 'excused') + sum(rows, 'absent')).toBeLessThanOrEqual(
          audience.expected - audience.participated,
        )
      }
    }
  })

  test('versions stored after the position do not exist', async () => {
    expect(position).toBeGreaterThan(0)
    const last = cases.at(-1)!
    expect(await read(last, { position })).toEqual(await read(last))
    const before = await read(last, { position: position - 1 })
    expect(before.classes).toEqual([])
    expect(before.names).toEqual({})
  })
})
