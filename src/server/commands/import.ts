import { writeFileSync } from 'node:fs'
import { faultSentence } from '#core/fault-sentences.ts'
import type { Fault } from '#core/faults.ts'
import { Problem } from '#core/problem.ts'
import { importDossier } from '#modules/dossier/actions-import.ts'
import type { ImportResult } from '#modules/dossier/actions-import.ts'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { realmNamed } from '#modules/dossier/store-realm.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { openSource } from '#platform/sheets/source.ts'
import { csvLine } from '#platform/sheets/write-csv.ts'
import { keepYoungHeapSmall } from '#platform/young-heap.ts'
import { Refusal, UsageFault, flag, text } from '../command.ts'
import type { Command, CommandContext, Lang } from '../command.ts'
import { progressOn } from '../import-progress.ts'
import { realmMeant } from '../realms.ts'

/** Faults printed; all go to --errors FILE.csv (interchange.md, General rules). */
const printed = 200

export const command: Command = {
  name: 'import',
  summary: {
    vi: 'Nhập một bộ hồ sơ (thư mục CSV hoặc tệp .xlsx)',
    en: 'Import a dossier (folder of CSV files or .xlsx)',
  },
  usage: 'PATH [--dry-run] [--errors FILE.csv]',
  options: [
    { name: 'dry-run', type: 'boolean', help: { vi: 'Chỉ kiểm tra, không ghi gì', en: 'Check only, store nothing' } },
    {
      name: 'errors',
      type: 'string',
      value: 'FILE.csv',
      help: { vi: 'Ghi mọi lỗi vào tệp này', en: 'Write all faults to this file' },
    },
  ],
  arguments: [1, 1],
  details: {
    vi: 'Nhập tất cả hoặc không gì cả: có một lỗi thì kho giữ nguyên. Nhập lại cùng một hồ sơ không thay đổi gì.',
    en: 'All or nothing: one fault and the store stays as it was. Importing the same dossier again changes nothing.',
  },
  run,
}

async function run(cx: CommandContext): Promise<0 | 1> {
  keepYoungHeapSmall()
  const source = await openSource(cx.args[0] ?? '', dossierFiles).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'usage')) throw error
    throw error.issues.some((issue) => issue.message === 'missing')
      ? new UsageFault({
          vi: `Không có tệp hay thư mục “${cx.args[0]}”.`,
          en: `There is no file or folder “${cx.args[0]}”.`,
        })
      : new UsageFault({
          vi: `“${cx.args[0]}” không phải là hồ sơ: cần một thư mục tệp CSV hoặc một tệp .xlsx.`,
          en: `“${cx.args[0]}” is no dossier: a folder of CSV files or an .xlsx file is needed.`,
        })
  })
  try {
    const errors = text(cx, 'errors')
    // whether it can be written is found out before anything is stored
    if (errors !== undefined) writeErrors(errors, [], cx.lang)
    const { database, filesDir } = await cx.openStore()
    const realm = text(cx, 'realm') ?? (await realmNamed(source)) ?? (await realmMeant(database, undefined))
    const progress = progressOn(
      process.stderr,
      cx.lang,
      source.tables.map((table) => table.file.name),
    )
    const result = await importDossier(database, source, {
      realm,
      dryRun: flag(cx, 'dry-run'),
      door: 'import',
      actor: 'operator',
      now: new Date(),
      filesDir,
      onProgress: progress.on,
    }).finally(progress.end)
    tell(cx, result)
    if (result.faults.length > 0) return 1
    // an import that was killed right after it stored its facts is made good by the next, which has nothing new
    if (!flag(cx, 'dry-run')) await refreshFigures(database, realm)
    summary(cx, realm, result)
    return 0
  } finally {
    await source.close()
  }
}

function tell(cx: CommandContext, result: ImportResult): void {
  const errors = text(cx, 'errors')
  if (errors !== undefined) writeErrors(errors, result.faults, cx.lang)
  for (const warning of result.warnings.slice(0, printed))
    cx.err(`${cx.lang === 'vi' ? 'Lưu ý' : 'Note'}: ${faultSentence(warning, cx.lang)}`)
  for (const fault of result.faults.slice(0, printed)) cx.err(faultSentence(fault, cx.lang))
  const more = result.faults.length - printed
  if (result.faults.length === 0) return
  cx.err(
    cx.lang === 'vi'
      ? `${result.faults.length} lỗi${more > 0 ? `, ${more} lỗi chưa in ra (dùng --errors FILE.csv)` : ''}. Chưa ghi gì vào kho.`
      : `${result.faults.length} faults${more > 0 ? `, ${more} not printed (use --errors FILE.csv)` : ''}. Nothing was stored.`,
  )
}

function writeErrors(file: string, faults: readonly Fault[], lang: Lang): void {
  const lines = [
    csvLine(['file', 'row', 'column', 'value', 'code', 'message']),
    ...faults.map((fault) =>
      csvLine([
        fault.file,
        fault.row === 0 ? '' : String(fault.row),
        fault.column,
        fault.value,
        fault.code,
        faultSentence(fault, lang),
      ]),
    ),
  ]
  try {
    writeFileSync(file, `\ufeff${lines.join('')}`)
  } catch (error) {
    throw new Refusal({
      vi: `Không ghi được ${file} (${(error as NodeJS.ErrnoException).code}).`,
      en: `${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
    })
  }
}

function summary(cx: CommandContext, realm: string, result: ImportResult): void {
  const added = result.files.reduce((sum, one) => sum + one.added, 0)
  const rows = result.files.reduce((sum, one) => sum + one.rows, 0)
  const n = (count: number): string => count.toLocaleString(cx.lang === 'vi' ? 'vi-VN' : 'en-GB')
  if (flag(cx, 'dry-run'))
    cx.err(
      cx.lang === 'vi'
        ? `Hồ sơ hợp lệ: ${n(rows)} dòng, sẽ thêm ${n(added)} bản ghi vào “${realm}”. Chưa ghi gì.`
        : `The dossier is sound: ${n(rows)} rows, ${n(added)} versions would be added to “${realm}”. Nothing was stored.`,
    )
  else
    cx.err(
      cx.lang === 'vi'
        ? `Đã nhập vào “${realm}”: ${n(rows)} dòng, ${n(added)} bản ghi mới.`
        : `Imported into “${realm}”: ${n(rows)} rows, ${n(added)} new versions.`,
    )
  cx.out(JSON.stringify({ realm, position: result.position, rows, added }))
}
