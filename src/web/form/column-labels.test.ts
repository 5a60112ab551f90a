import { expect, test } from 'vitest'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { chosenLabel, columnLabel, englishOf } from './column-labels.ts'

test('every column of a dossier has an English label', () => {
  const bare = dossierFiles.flatMap((file) =>
    file.columns
      .filter(({ name }) => englishOf(file.name, name) === undefined)
      .map(({ name }) => `${file.name}.${name}`),
  )
  expect(bare).toEqual([])
})

test('a name that means something else in one file is called otherwise there', () => {
  const order = { name: 'order', vi: 'Thứ tự' }
  expect([columnLabel('audiences', order, 'en'), columnLabel('convening', order, 'en')]).toEqual(['Order', 'Seat'])
  expect(columnLabel('audiences', order, 'vi')).toBe('Thứ tự')
})

test('what is chosen by its name is not called a code', () => {
  expect(['Mã đơn vị', 'Mã đợt', 'Đối tượng', 'Unit'].map(chosenLabel)).toEqual(['Đơn vị', 'Đợt', 'Đối tượng', 'Unit'])
})
