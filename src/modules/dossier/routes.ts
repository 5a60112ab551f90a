import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { levels as defaultLevels } from '#core/choices.ts'
import { faultSentence } from '#core/fault-sentences.ts'
import type { Fault } from '#core/faults.ts'
import { Problem } from '#core/problem.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import type { Bound } from '#platform/http.ts'
import { bound } from '#platform/http.ts'
import { openSource } from '#platform/sheets/source.ts'
import { importDossier as importFacts } from './actions-import.ts'
import { writeTemplate } from './actions-template.ts'
import { dossierFiles } from './columns.ts'
import { importDossier, readTemplate } from './contract.ts'
import { withUpload } from './store-upload.ts'

const shown = (lang: 'vi' | 'en') => (fault: Fault) => ({
  ...fault,
  params: fault.params && { ...fault.params },
  message: faultSentence(fault, lang),
})

export const routes: readonly Bound[] = [
  bound(importDossier, (cx, { query, request }) =>
    withUpload(request.files(), async (dossier) => {
      const realm = query.realm ?? 'default'
      const source = await openSource(dossier, dossierFiles)
      const result = await importFacts(cx.database, source, {
        realm,
        dryRun: query.dry_run === 'yes',
        door: 'page',
        actor: 'page',
        now: cx.now(),
        filesDir: cx.filesDir,
      }).finally(() => source.close())
      if (result.faults.length > 0) throw new Problem('dossier-refused', '', { faults: result.faults })
      if (query.dry_run === 'no') await refreshFigures(cx.database, realm)
      return {
        dry_run: query.dry_run === 'yes',
        position: result.position,
        files: result.files.map((one) => ({ ...one })),
        warnings: result.warnings.map(shown(query.lang)),
      }
    }),
  ),
  bound(readTemplate, async (cx, { query, reply }) => {
    const realm = query.realm === undefined ? null : await realmFactsOf(cx.database.db, query.realm, null)
    if (query.realm !== undefined && realm === null) throw new Problem('not-found', 'realm')
    const folder = await mkdtemp(path.join(tmpdir(), 'quantriet-template-'))
    try {
      const file = path.join(folder, 'template.xlsx')
      await writeTemplate(file, { levels: realm?.levels ?? defaultLevels.map((level) => level.code) })
      void reply.header('content-disposition', 'attachment; filename="quan-triet-mau.xlsx"')
      return await readFile(file)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }),
]
