import { appendFileSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { openSigner } from '#platform/journal/signer.ts'
import { manifestFile, packageFaults, proofFile, sha256 } from '#server/package-check.ts'
import { issuePackage } from '#server/report-package.ts'
import { importCases } from '../api/cases.ts'
import { paragraphsOf, partsOf } from '../report/docx.ts'
import { emptyJournal, verified } from './world.ts'

const journal = await emptyJournal()
const { database, signer } = journal
const parent = mkdtempSync(path.join(tmpdir(), 'quan-triet-package-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))
await importCases(database, parent, ['two-tier'])
await refreshFigures(database, 'two-tier')

const asked = {
  realm: 'two-tier',
  campaign: 'C1',
  unit: 'P',
  asOf: '2026-04-02',
  knownAt: null,
  position: null,
  now: new Date('2026-04-03T00:00:00Z'),
  asker: { kind: 'operator' },
} as const

let count = 0
async function issued(): Promise<string> {
  const folder = path.join(parent, `báo cáo ${(count += 1)}`)
  await issuePackage(database, signer, folder, { asked, lang: 'vi', appVersion: '0.0.0', actor: 'operator' })
  return folder
}
const told = (folder: string, vkey = signer.vkey): string[] => packageFaults(folder, vkey).faults.map(({ en }) => en)

test('a package as it was issued is proven with the public key alone', async () => {
  const folder = await issued()
  expect(readdirSync(folder).toSorted()).toEqual(['data.json', manifestFile, 'report.docx', proofFile, 'verify.html'])
  expect(told(folder)).toEqual([])
  expect(packageFaults(folder, signer.vkey).summary.en).toMatch(/as it was issued.*checkpoint \d+ · [0-9a-f]{16}/)
  const manifest = JSON.parse(readFileSync(path.join(folder, manifestFile), 'utf8'))
  expect(manifest).toMatchObject({
    campaign: 'C1',
    unit: 'P',
    as_of: '2026-04-02',
    checkpoint: { size: expect.any(Number) },
  })
  const data = JSON.parse(readFileSync(path.join(folder, 'data.json'), 'utf8'))
  const { size, root } = manifest.checkpoint as { size: number; root: string }
  const checkpoint = `${size} · ${root.slice(0, 16)}`
  expect(data).toMatchObject({ unit: { code: 'P' }, campaign: { code: 'C1' }, checkpoint })
  const parts = await partsOf(readFileSync(path.join(folder, 'report.docx')))
  const said = paragraphsOf(parts.get('word/document.xml') ?? '').map(({ text }) => text)
  expect(said.filter((text) => text.includes(`điểm chốt nhật ký ${checkpoint})`))).toHaveLength(1)

  expect((await verified(journal)).faults).toEqual([])
})

describe('of a package in which something was changed', () => {
  test('the changed report is named', async () => {
    const folder = await issued()
    appendFileSync(path.join(folder, 'report.docx'), 'x')
    expect(told(folder)).toEqual(['report.docx has been changed.'])
  })

  test('the changed data is named, the untouched report is not', async () => {
    const folder = await issued()
    const file = path.join(folder, 'data.json')
    const before = readFileSync(file, 'utf8')
    const after = before.replace(/"position":\d+/, '"position":999')
    expect(after).not.toBe(before)
    writeFileSync(file, after)
    expect(told(folder)).toEqual(['data.json has been changed.'])
  })

  test('a manifest that was made to fit is not the one that the journal tells of', async () => {
    const folder = await issued()
    appendFileSync(path.join(folder, 'report.docx'), 'x')
    const file = path.join(folder, manifestFile)
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    manifest.files['report.docx'].sha256 = sha256(readFileSync(path.join(folder, 'report.docx')))
    writeFileSync(file, JSON.stringify(manifest))
    expect(told(folder)).toEqual([`${manifestFile} is not the one that the journal tells of.`])
  })

  test('nor does the proof of another package help', async () => {
    const [folder, other] = [await issued(), await issued()]
    writeFileSync(path.join(folder, proofFile), readFileSync(path.join(other, proofFile)))
    expect(told(folder)).toEqual([`${manifestFile} is not the one that the journal tells of.`])
  })

  test('a missing file and one too many are named', async () => {
    const folder = await issued()
    renameSync(path.join(folder, 'data.json'), path.join(folder, 'data-2.json'))
    expect(told(folder)).toEqual(['The file data.json is missing.', 'data-2.json does not belong to this package.'])
  })

  test('a proof under another key proves nothing', async () => {
    const folder = await issued()
    const elsewhere = mkdtempSync(path.join(parent, 'k'))
    const other = await openSigner(elsewhere, null)
    expect(told(folder, other.vkey)).toEqual([expect.stringContaining('proves nothing')])
  })
})
