import { expect, test } from 'vitest'
import { boardAddress, pastQuery, viewOf } from './address.ts'

const view = {
  realm: 'demo',
  campaign: 'NQ12',
  unit: 'Đảng bộ/1',
  asOf: '2016-09-15',
  knownAt: '2016-09-15T23:59:59+07:00',
  position: '42',
}

test('an address gives back the view it was made of', () => {
  const address = boardAddress(view, 'en')
  const [path = '', search = ''] = address.split('?')
  const [, , realm = '', , campaign = '', , unit = ''] = path.split('/').map(decodeURIComponent)
  expect(viewOf({ realm, campaign, unit }, search)).toEqual(view)
  expect(new URLSearchParams(search).get('lang')).toBe('en')
})

test('a view without a known time asks for now', () => {
  expect(pastQuery({ ...view, knownAt: null, position: null })).toEqual({ realm: 'demo', as_of: '2016-09-15' })
})

test('a day of knowledge is asked for with its last moment', () => {
  expect(pastQuery({ ...view, knownAt: '2016-09-15', position: null }).known_at).toBe('2016-09-15T23:59:59.999')
})

test('a day that is no date counts as absent', () => {
  expect(viewOf(view, 'as_of=15/9/2016').asOf).toBeNull()
})
