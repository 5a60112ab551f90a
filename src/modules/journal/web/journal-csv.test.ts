import { expect, test } from 'vitest'
import type { JournalEntry } from '../contract.ts'
import { journalCsv } from './journal-csv.ts'

const event: JournalEntry = {
  event: 7,
  at: '2026-03-20T08:00:00.000Z',
  actor: 'account:12',
  role: null,
  door: 'page',
  action: 'read.names',
  unit: '=cmd()',
  object: { type: 'campaign', id: 'NQ "12", sửa' },
  details: { rows: 3, figure: 'expected' },
  index: null,
  signed: false,
}

test('an exported event keeps signs that CSV has for itself, and no cell begins as a formula', () => {
  const [head, row, end] = journalCsv([event]).split('\r\n')
  expect(head).toBe('\uFEFFevent,at,actor,role,door,action,unit,object_type,object_id,details,index,signed')
  expect(row).toBe(
    `7,2026-03-20T08:00:00.000Z,account:12,,page,read.names,'=cmd(),campaign,"NQ ""12"", sửa","{""rows"":3,""figure"":""expected""}",,no`,
  )
  expect(end).toBe('')
})
