/** The sweep: every endpoint asked by everybody, everywhere. In two halves, each a file of its own, since it is long. */
import { expect, test, vi } from 'vitest'
import { withoutNumber } from './asking.ts'
import type { Place } from './bodies.ts'
import { rightAt, rightElsewhere } from './expected.ts'
import type { Right } from './expected.ts'
import type { Holder } from './holders.ts'
import { expectations } from './policy.ts'
import type { Expectation } from './policy-words.ts'
import { sweepServer } from './server.ts'
import { textOf } from './text.ts'
import * as world from './world.ts'

type PlaceAt = (unit: string) => Place
const homeOf = (holder: Holder, placeAt: PlaceAt): Place => placeAt(holder.at === 'K' ? 'K1' : holder.at)

const penned = new Set(['campaign_officer', 'unit_officer', 'leader'])
/** Texts that must be in no answer to this asker. */
function secretsOf(holder: Holder, of: Expectation): string[] {
  const scope =
    holder.only === undefined && holder.roles?.some((role) => penned.has(role) || of.named?.includes(role))
      ? world.covered[holder.at]
      : []
  const hidden = world.units.filter((unit) => !scope?.includes(unit))
  const words = hidden.flatMap((unit) => [world.nameIn(unit), world.wordsOf(unit), world.chairOf(unit)])
  const contacts = of.contacts?.some((role) => holder.roles?.includes(role)) ? [] : world.contacts
  return [...words, ...(holder.at === 'P' && scope?.length ? [] : [world.moved.name]), ...contacts]
}

type Cell = { readonly holder: Holder; readonly place: Place; readonly asked: string; readonly right: Right }

/** Who asks for what, where, and what they may be told. */
function cellsOf(of: Expectation, holders: readonly Holder[], placeAt: PlaceAt): Cell[] {
  return holders.flatMap((holder) => {
    const own = homeOf(holder, placeAt)
    const wide = of.where !== 'unit' || holder.brief
    const units = wide ? [own.unit] : world.units
    const cells = units.map((unit) => ({ holder, place: placeAt(unit), asked: unit, right: rightAt(of, holder, unit) }))
    if (!of.realm || holder.brief) return cells
    const away = holder.realm === 'khac' ? 'default' : 'khac'
    const elsewhere = [away, 'khong-co'].map((realm) => {
      const place = { ...placeAt(realm === 'khac' ? 'K1' : 'X1'), realm }
      return { holder, place, asked: `realm ${realm}`, right: rightElsewhere(of, holder) }
    })
    return [...cells, ...elsewhere]
  })
}

/** Every second endpoint from the first (0) or the second (1) on, held against what is stated of it. */
export async function sweepHalf(half: 0 | 1): Promise<void> {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
  const { database, bugs, holders, holder: named, routes, ask, asked: askedOf, placeAt } = await sweepServer()
  const mine = routes.filter((_, i) => i % 2 === half)

  test('every endpoint has a stated expectation, and none is stated that is not there', () => {
    expect(Object.keys(expectations).toSorted()).toEqual(routes.map(({ id }) => id).toSorted())
  })

  test('the world is as the sweep needs it: every name and word is found by whoever may read it', async () => {
    const top = named('campaign_officer at P')
    const seen = async (id: string, query: Record<string, string>): Promise<string> => {
      const view = { unit: 'P', as_of: '2026-02-20', ...query }
      return textOf((await askedOf(id, { params: { campaign: 'C1' }, query: view }, top)).raw)
    }
    const names = await seen('readNames', { figure: 'expected' })
    for (const unit of ['X1', 'X11', 'X14', 'X2', 'Y1', 'X13']) expect(names).toContain(world.nameIn(unit))
    expect(names).toContain(world.moved.name)
    expect(await seen('readRecords', { kind: 'directives' })).toContain('mậtriêngx2z')
    expect(await seen('readRecords', { kind: 'recommendations' })).toContain(world.wordsOf('X13'))
    expect(await seen('readRecords', { kind: 'sites', session: 'S-P' })).toContain(world.chairOf('Y1'))
  })

  const counts = { cells: 0, refused: 0 }

  test.each(mine.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s answers each as stated',
    async (id, endpoint) => {
      const wrong: string[] = []
      for (const of of expectations[id] ?? []) {
        const absent = new Map<string, string>()
        for (const { holder, place, asked, right } of cellsOf(of, holders, placeAt)) {
          const question = of.ask(place, homeOf(holder, placeAt))
          const elsewhere = asked.startsWith('realm ')
          const query = { ...question.query, ...(elsewhere ? { realm: place.realm } : {}) }
          const inPath = endpoint.path.includes('{realm}')
          const reply = await ask(endpoint, { ...question, ...(inPath ? {} : { query }) }, holder)
          counts.cells++
          if (reply.status >= 400) counts.refused++
          const cell = `${holder.name} asks ${JSON.stringify(question)} at ${asked}`
          const text = textOf(reply.raw)
          if (!right.statuses.includes(reply.status)) wrong.push(`${cell}: ${reply.status} ${text.slice(0, 200)}`)
          // absent and out of scope: one and the same answer for whoever asks the same thing
          const same = `${holder.name} ${elsewhere}`
          const seen = withoutNumber(reply)
          if (right.absent && absent.get(same) !== undefined && absent.get(same) !== seen)
            wrong.push(`${cell}: ${seen} and not ${absent.get(same)}`)
          if (right.absent) absent.set(same, seen)
          for (const secret of secretsOf(holder, of)) if (text.includes(secret)) wrong.push(`${cell}: tells ${secret}`)
          if (reply.status === 200 && reply.type.includes('json')) {
            const body: unknown = JSON.parse(text)
            expect(endpoint.reply.parse(body), cell).toEqual(body) // no key beyond the contract
          }
          if (of.undo !== undefined) await database.pool.query(of.undo)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  test('nothing of this was a bug', () => {
    process.stdout.write(`${counts.cells} cells, ${counts.refused} refused\n`)
    expect(bugs).toEqual([])
    expect(counts.cells).toBeGreaterThan(2_500)
    expect(counts.refused).toBeGreaterThan(1_500)
  })
}
