import { expect, test } from 'vitest'
import { allRoutes } from '#server/routes.ts'
import { addressOf, calls } from './api.ts'

test('the page asks every endpoint where its contract has it', async () => {
  const contracts = (await allRoutes()).map(({ endpoint }) => endpoint)
  const declared = new Map<string, unknown>(contracts.map(({ id, method, path }) => [id, { method, path }]))
  for (const [id, where] of Object.entries(calls)) expect({ id, where }).toEqual({ id, where: declared.get(id) })
})

test('codes with signs of their own survive the address, and what is not given is left out', () => {
  expect(
    addressOf('readFigures', { campaign: 'NQ 12/a' }, { unit: 'QN&1', as_of: '2016-09-15', known_at: undefined }),
  ).toBe('/api/v1/campaigns/NQ%2012%2Fa/figures?unit=QN%261&as_of=2016-09-15')
})
