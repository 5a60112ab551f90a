import { expect, test } from 'vitest'
import { definitionKeys } from '#modules/figures/rules-definitions.ts'
import { en } from './en.ts'
import { vi } from './vi.ts'

/** Every text with its path; functions are asked with plain arguments. */
function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key
    if (typeof value === 'string') return [[here, value]]
    if (typeof value === 'function')
      return [[here, String((value as (...args: string[]) => string)('1', '2', '3', '4'))]]
    return textsOf(value as object, here)
  })
}

test('both languages say the same things', () => {
  expect(
    textsOf(en)
      .map(([key]) => key)
      .toSorted(),
  ).toEqual(
    textsOf(vi)
      .map(([key]) => key)
      .toSorted(),
  )
})

test('no text is left empty, and none in Vietnamese among the English', () => {
  const vietnamese = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i
  for (const [key, text] of [...textsOf(vi), ...textsOf(en)]) expect(text.trim(), key).not.toBe('')
  const left = textsOf(en).filter(([key, text]) => key !== 'product' && vietnamese.test(text))
  expect(left).toEqual([])
})

test('every number has a definition in either language', () => {
  for (const words of [vi, en])
    expect(Object.keys(words.definitions).toSorted()).toEqual([...definitionKeys].toSorted())
})
