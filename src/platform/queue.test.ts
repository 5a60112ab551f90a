import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queue, QueueFull } from './queue.ts'

test('never more than allowed run at once, all that fit are done in order, the others are refused', async () => {
  const cases = fc.record({
    atOnce: fc.integer({ min: 1, max: 4 }),
    longest: fc.integer({ min: 0, max: 6 }),
    works: fc.array(fc.record({ turns: fc.integer({ min: 0, max: 5 }), fails: fc.boolean() }), { maxLength: 20 }),
  })
  await fc.assert(
    fc.asyncProperty(cases, async ({ atOnce, longest, works }) => {
      const line = queue(atOnce, longest)
      const begun: number[] = []
      let now = 0
      let most = 0
      const all = await Promise.allSettled(
        works.map(({ turns, fails }, index) =>
          line(async () => {
            begun.push(index)
            most = Math.max(most, ++now)
            for (let i = 0; i < turns; i++) await Promise.resolve()
            now--
            if (fails) throw new Error('of its own')
          }),
        ),
      )
      const taken = Math.min(works.length, atOnce + longest)
      expect(begun).toEqual(works.slice(0, taken).map((_, index) => index))
      expect(most).toBeLessThanOrEqual(atOnce)
      all.forEach((one, index) => {
        const full = one.status === 'rejected' && one.reason instanceof QueueFull
        expect(full).toBe(index >= taken)
        if (!full) expect(one.status).toBe(works[index]?.fails ? 'rejected' : 'fulfilled')
      })
      await expect(line(async () => 'free again')).resolves.toBe('free again')
    }),
  )
})
