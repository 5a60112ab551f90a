import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { rootFolder } from './config.ts'
import { settingNames, unknownSettings } from './settings.ts'

const guide = readFileSync(path.join(rootFolder, 'docs/operating.md'), 'utf8')

test.each(settingNames)('%s is told in a table of the operator’s guide', (name) => {
  expect(guide.split('\n').some((line) => line.startsWith('|') && line.includes(`\`${name}\``))).toBe(true)
})

test('a misspelt setting of the program is told, and nothing of other programs', () => {
  const env = { QUANTRIET_DATA: '/d', QUANTRIET_DATEN: '/d', quantriet_trace: '1', PATH: '/bin', HOSTS: 'x' }
  expect(unknownSettings(env)).toEqual(['QUANTRIET_DATEN', 'quantriet_trace'])
})
