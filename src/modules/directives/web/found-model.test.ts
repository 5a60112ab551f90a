import { expect, test } from 'vitest'
import type { Hit } from '../contract.ts'
import { namedBy, otherBy, refOfCells } from './directive-model.ts'
import { chosenOf, proposalsOf } from './found-model.ts'

const hit = (number: string, ref: string | null, kind: Hit['kind'] = null): Hit => ({
  number,
  form: 'party',
  type: null,
  issued_on: null,
  written: number,
  cited: number,
  kind,
  cue: null,
  known: ref === null ? null : { ref, title: '', issuer_name: '' },
  candidates: [],
})

test('what is registered and not linked yet is proposed, in the way that the text cites it', () => {
  const found = [
    hit('a', 'a@2026-01-01@P', 'replaces'),
    hit('b', null),
    hit('c', 'c@2026-01-01@P'),
    hit('d', 'd@2026-01-01@P'),
  ]
  const proposals = proposalsOf(found, ['d@2026-01-01@P'])
  expect(chosenOf(proposals).map(({ ref, kind }) => [ref, kind])).toEqual([
    ['a@2026-01-01@P', 'replaces'],
    ['c@2026-01-01@P', 'grounds'],
  ])
})

test('a ref names its number and day, and its issuer whatever letters that has', () => {
  expect(namedBy('05-KH/ĐU@2026-01-30@Ban @ Tỉnh')).toEqual({ issuer: 'Ban @ Tỉnh', directive: '05-KH/ĐU@2026-01-30' })
  expect(otherBy('01-CT/TW@2026-01-05@TW')).toEqual({ other_issuer: 'TW', other: '01-CT/TW@2026-01-05' })
})

test('a directive about to be stored has a ref once number, day and issuer are there', () => {
  expect(refOfCells({ issued_on: '30/01/2026', issuer: 'P' }, '05-KH/TU')).toBe('05-KH/TU@2026-01-30@P')
  expect(refOfCells({ issued_on: '', issuer: 'P' }, '05-KH/TU')).toBeNull()
  expect(refOfCells({ issued_on: '30/01/2026', issuer: 'P' }, null)).toBeNull()
})
