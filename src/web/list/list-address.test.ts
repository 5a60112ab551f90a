import { expect, test } from 'vitest'
import { addressOfView, addressWith, askedOf, openOf, viewIn } from './list-address.ts'

const filters = ['unit', 'level']

test('an address says what a list is narrowed to, how it is sorted and which row is open', () => {
  const address = 'q=lan&unit=H1&sort=-born&open=P7&lang=en&other=1'
  expect(askedOf(address, filters)).toEqual({ search: 'lan', sort: 'born', isDown: true, filters: { unit: 'H1' } })
  expect(openOf(address)).toBe('P7')
  expect(askedOf('', filters)).toEqual({ search: '', sort: '', isDown: false, filters: {} })
})

test('a part is changed or taken away, and the others stay', () => {
  expect(addressWith('q=lan&lang=en', { q: null, unit: 'Xã Đông' })).toBe('lang=en&unit=X%C3%A3+%C4%90%C3%B4ng')
})

test('a saved view is what a list is narrowed to, whatever the order in which that was asked', () => {
  const view = viewIn('open=P7&unit=H1&sort=name&q=lan&lang=en', filters)
  expect(view).toBe('q=lan&unit=H1&sort=name')
  expect(viewIn('sort=name&q=lan&unit=H1', filters)).toBe(view)
})

test('showing a view puts away what it doesn’t say, but not the language', () => {
  expect(addressOfView('lang=en&level=cell&open=P7&q=hoa', 'unit=H1', filters)).toBe('lang=en&unit=H1')
})
