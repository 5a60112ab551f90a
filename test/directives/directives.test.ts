/** The register of directives: found in any spelling, recognised, linked, received, followed down; each in their scope. */
import { expect, test } from 'vitest'
import { Document, Packer, Paragraph } from 'docx'
import { importText } from '../api/text.ts'
import { sweepServer } from '../sweep/server.ts'
import { inFolder } from '../world.ts'

const { database, bugs, holder, asked, now } = await sweepServer()
await inFolder((filesDir) =>
  importText(
    database,
    filesDir,
    'default',
    {
      directives: `issuer,type,number,issued_on,title,based_on,secrecy,term
Trung ương,directive,01-CT/TW,2026-01-02,Chỉ thị về học tập Nghị quyết,,,
Trung ương,directive,01-CT/TW,2021-03-09,Chỉ thị khóa trước,,,
P,plan,30-KH/TU,2026-01-20,Kế hoạch học tập,01-CT/TW@2026-01-02,,2025-2030
P,notice,07-TB/TU,2026-01-21,Thông báo mật,,confidential,2025-2030
P,guidance,08-HD/TU,2026-01-22,Hướng dẫn mật gửi X1,,confidential,2025-2030
X1,plan,05-KH/ĐU,2026-01-30,Kế hoạch của đảng ủy X1,,,2025-2030
X2,plan,05-KH/ĐU,2026-01-30,Kế hoạch của đảng ủy X2,,,2025-2030
`,
      directive_recipients: `directive,unit,purpose
30-KH/TU,X1,carry_out
30-KH/TU,X2,carry_out
30-KH/TU,Y1,know
08-HD/TU,X1,
`,
    },
    { now },
  ),
)

const unit = holder('unit_officer at X1')
const top = holder('campaign_officer at P')
type Who = typeof unit
// oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked into, not typed
type Said = any

async function say(
  id: string,
  question: Parameters<typeof asked>[1],
  who: Who,
): Promise<{ status: number; said: Said }> {
  const reply = await asked(id, question, who)
  return { status: reply.status, said: JSON.parse(reply.raw.toString()) as Said }
}
const list = async (query: Record<string, string>, who = top): Promise<string[]> =>
  (await say('listDirectives', { query }, who)).said.rows.map((row: Said) => `${row.number} ${row.issuer}`)
const write = (who: Who, file: string, cells: Record<string, string>) =>
  say('writeOrder', { body: { files: [{ file, rows: [{ cells }] }] } }, who)
const faults = (said: Said): string[] => (said.faults ?? []).map(({ code }: Said) => code)
const plan = '30-KH/TU@2026-01-20@P'

test.each(['30 – KH / TU', '30-kh/tu', 'KH/TU', '30-KH', 'ke hoach hoc tap', 'KẾ HOẠCH HỌC TẬP'])(
  'the register is searched for “%s” and finds the plan',
  async (search) => {
    expect(await list({ search })).toContain('30-KH/TU P')
  },
)

test('a number typed without its nought is found, and filters narrow by issuer, type, term, secrecy, year and campaign', async () => {
  expect(await list({ search: '1-CT/TW' })).toEqual(['01-CT/TW Trung ương', '01-CT/TW Trung ương'])
  expect(await list({ search: '1-CT/TW', year: '2021' })).toHaveLength(1)
  expect(await list({ issuer: 'X2', type: 'plan', term: '2025-2030' })).toEqual(['05-KH/ĐU X2'])
  expect(await list({ secrecy: 'confidential' })).toEqual(['08-HD/TU P', '07-TB/TU P'])
  expect(await list({ campaign: 'C1' })).toEqual(['01-KH/P P'])
  expect((await list({ sort: 'number', issuer: 'P' }))[0]).toBe('01-KH/P P')
  expect((await say('listDirectives', { query: { campaign: 'KO' } }, top)).status).toBe(404)
})

test('a unit sees its own, those above and outside, and what is marked only when it was addressed to it', async () => {
  const seen = await list({ limit: '500' }, unit)
  expect(seen).toContain('05-KH/ĐU X1')
  expect(seen).toContain('01-CT/TW Trung ương')
  expect(seen).toContain('08-HD/TU P')
  expect(seen).not.toContain('07-TB/TU P')
  expect(seen).not.toContain('05-KH/ĐU X2')
  for (const ref of ['05-KH/ĐU@2026-01-30@X2', '07-TB/TU@2026-01-21@P', '99-KH/TU@2026-01-01@P']) {
    expect((await say('readDirective', { query: { ref } }, unit)).status).toBe(404)
    expect((await say('readChain', { query: { ref } }, unit)).status).toBe(404)
    expect((await say('listReceipts', { query: { ref } }, unit)).status).toBe(404)
  }
})

test('the records behind a campaign’s figures tell of the same directives as the register', async () => {
  const query = { unit: 'X1', as_of: '2026-03-01', kind: 'directives', limit: '500' }
  const { said } = await say('readRecords', { params: { campaign: 'C1' }, query }, unit)
  const numbers = said.rows.map((row: Said) => `${row.number} ${row.issuer}`)
  expect(numbers).toContain('08-HD/TU P')
  expect(numbers).not.toContain('07-TB/TU P')
  expect(numbers).not.toContain('05-KH/ĐU X2')
  expect(numbers.toSorted()).toEqual((await list({ limit: '500' }, unit)).toSorted())
})

test('nobody enters their own unit among the recipients of what is marked, or receives it unaddressed', async () => {
  const marked = { directive: '07-TB/TU', unit: 'X1' }
  expect(faults((await write(unit, 'directive_recipients', marked)).said)).toEqual(['unknown-unit'])
  expect(faults((await write(unit, 'directive_receipts', { ...marked, received_on: '2026-01-25' })).said)).toEqual([
    'unknown-directive',
  ])
})

test('numbers in a pasted text are proposed as links, each with its day, its directive and how it is cited', async () => {
  const text = `Số 05-KH/ĐU
Căn cứ Chỉ thị số 01 – CT/TW, ngày 02/01/2026 của Bộ Chính trị;
Thực hiện Kế hoạch số 30-KH/TU của Ban Thường vụ Tỉnh ủy. Kế hoạch này thay thế Kế hoạch số 05-KH/ĐU ngày 01/02/2020; tham khảo Chỉ thị 01-CT/TW và 77-HD/BTGTU.`
  const { said } = await say('recogniseDirectives', { body: { text } }, unit)
  expect(said.own).toMatchObject({ number: '05-KH/ĐU', type: 'plan', issuers: [{ issuer: 'X1', why: 'register' }] })
  const found = said.found.map((one: Said) => [one.number, one.kind, one.known?.ref ?? null])
  expect(found).toEqual([
    ['01-CT/TW', 'grounds', '01-CT/TW@2026-01-02@Trung ương'],
    ['30-KH/TU', 'implements', plan],
    ['77-HD/BTGTU', null, null],
  ])
})

test('a number that several bear is left open with all of them, and a number alone tells type and issuer', async () => {
  const many = await say('recogniseDirectives', { body: { text: 'Thực hiện Chỉ thị 01-CT/TW về học tập.' } }, top)
  expect(many.said.found[0]).toMatchObject({ known: null })
  expect(many.said.found[0].candidates).toHaveLength(2)
  const { said } = await say('recogniseDirectives', { body: { text: ' 6 – ctr/tu ' } }, top)
  expect(said.own).toMatchObject({ number: '06-CTr/TU', type: 'action_programme', issued_on: null, known: [] })
  expect(said.own.issuers[0]).toMatchObject({ issuer: 'P', why: 'register' })
})

test('the text of an upload of one’s own is read; of another’s nothing is told', async () => {
  const paragraphs = ['Căn cứ Kế hoạch số 30-KH/TU ngày 20/01/2026;'].map((line) => new Paragraph(line))
  const content = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }))
  const { said: kept } = await say('upload', { form: [{ name: 'ke-hoach.docx', content }] }, unit)
  const read = await say('recogniseDirectives', { body: { path: kept.path } }, unit)
  expect(read.said.found).toMatchObject([{ number: '30-KH/TU', kind: 'grounds', known: { ref: plan } }])
  expect((await say('recogniseDirectives', { body: { path: kept.path } }, top)).status).toBe(404)
})

test('accepted links stand at both ends; grounds of the dossier stand beside them', async () => {
  const link = { directive: '05-KH/ĐU@2026-01-30', other: '30-KH/TU', kind: 'implements', cited: 'Thực hiện Kế hoạch' }
  expect(faults((await write(top, 'directive_links', link)).said)).toEqual(['ambiguous-issuer'])
  expect((await write(unit, 'directive_links', { ...link, issuer: 'X1' })).status).toBe(200)
  const own = await say('readDirective', { query: { ref: '05-KH/ĐU@2026-01-30@X1' } }, unit)
  expect(own.said).toMatchObject({
    can_edit: true,
    cites: [{ kind: 'implements', ref: plan, cited: 'Thực hiện Kế hoạch' }],
  })
  const above = await say('readDirective', { query: { ref: plan } }, unit)
  expect(above.said).toMatchObject({
    can_edit: false,
    cites: [{ kind: 'grounds', ref: '01-CT/TW@2026-01-02@Trung ương', is_ground: true }],
    cited_by: [{ kind: 'implements', ref: '05-KH/ĐU@2026-01-30@X1' }],
  })
})

test('who has not received, and who has issued nothing of their own, is listed and handed out as a file', async () => {
  const receipt = { directive: '30-KH/TU', issuer: 'P', received_on: '2026-01-26' }
  expect((await write(unit, 'directive_receipts', { ...receipt, unit: 'X1' })).status).toBe(200)
  expect(
    faults((await write(top, 'directive_receipts', { ...receipt, unit: 'X2', received_on: '2026-01-19' })).said),
  ).toEqual(['received-early'])
  const states = async (query: Record<string, string>, who = top) =>
    (await say('listReceipts', { query: { ref: plan, as_of: '2026-03-01', ...query } }, who)).said.rows.map(
      (row: Said) => [row.unit, row.state, row.days, row.own_number],
    )
  expect(await states({})).toEqual([
    ['X1', 'issued', 6, '05-KH/ĐU'],
    ['X2', 'not_received', 40, null],
    ['Y1', 'not_received', 40, null],
  ])
  expect(await states({ as_of: '2026-01-25' })).toContainEqual(['X1', 'not_received', 5, null])
  expect((await states({ state: 'not_issued' })).map(([code]: Said) => code)).toEqual(['X2', 'Y1'])
  expect(await states({}, unit)).toHaveLength(1)
  const file = await asked('listReceipts', { query: { ref: plan, format: 'csv', state: 'not_received' } }, top)
  expect(file.raw.toString()).toMatch(/Số dòng.*2/u)
})

test('a directive without recipients is for the units of the campaign that studies it', async () => {
  const rows = async (who: Who) =>
    (await say('listReceipts', { query: { ref: '01-KH/P@2026-01-05@P', as_of: '2026-03-05' } }, who)).said.rows.map(
      (row: Said) => `${row.unit} ${row.purpose}`,
    )
  const all = await rows(top)
  expect(all).toContain('X1 null')
  expect(all).not.toContain('Y11 null') // outside the campaign
  expect(all).not.toContain('P null') // who issued it
  expect(await rows(unit)).toEqual(['X1 null', 'X11 null', 'X14 null'])
  // cells issue nothing where the campaign asks plans of communes only
  expect((await write(top, 'required_deliverables', { campaign: 'C1', level: 'commune', kind: 'plan' })).status).toBe(
    200,
  )
  expect(await rows(unit)).toEqual(['X1 null'])
})

test('the chain is drawn from the centre to a unit, with the days between levels', async () => {
  const root = '01-CT/TW@2026-01-02@Trung ương'
  const { said } = await say('readChain', { query: { ref: root } }, top)
  expect(said.nodes.map((node: Said) => [node.number, node.level, node.days, node.days_to_receive])).toEqual([
    ['01-CT/TW', null, null, null],
    ['30-KH/TU', 'province', 18, null],
    ['05-KH/ĐU', 'commune', 10, 6],
  ])
  expect(said.levels).toMatchObject([
    { level: 'province', documents: 1, median: 18 },
    { level: 'commune', documents: 1, median: 10, worst: 10, worst_name: 'Đơn vị X1' },
  ])
  const own = await say('readChain', { query: { ref: '05-KH/ĐU@2026-01-30@X1' } }, unit)
  expect(own.said.top).toEqual({ ref: root, number: '01-CT/TW' })
  const other = await say('readChain', { query: { ref: root, unit: 'Y1' } }, top)
  expect(other.said.nodes.map((node: Said) => node.number)).toEqual(['01-CT/TW', '30-KH/TU'])
  expect((await say('readChain', { query: { ref: plan } }, top)).said.without).toBe(2)
  expect(bugs).toEqual([])
})
