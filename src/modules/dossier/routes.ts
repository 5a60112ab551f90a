import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actorOf } from '#core/asker.ts'
import { levels as defaultLevels } from '#core/choices.ts'
import { faultSentence } from '#core/fault-sentences.ts'
import type { Fault } from '#core/faults.ts'
import { Problem } from '#core/problem.ts'
import { refreshFigures } from '#modules/figures/actions-refresh.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { bound, realmAsked } from '#platform/http.ts'
import { importPath } from './actions-import.ts'
import { writeTemplate } from './actions-template.ts'
import { importDossier, readTemplate } from './contract.ts'
import { importRoutes } from './routes-imports.ts'
import { mergeRoutes } from './routes-merge.ts'
import { orderRoutes } from './routes-orders.ts'
import { withUpload } from './store-upload.ts'

const shown = (lang: 'vi' | 'en') => (fault: Fault) => ({
  ...fault,
  params: fault.params && { ...fault.params },
  message: faultSentence(fault, lang),
})

/** A dossier may touch every unit, so the permission to import must be held over the whole realm. */
async function mayImport(cx: AskedContext, code: string): Promise<void> {
  const realm = await realmFactsOf(cx.database.db, code, null)
  if (realm === null) {
    if (cx.asker.kind === 'account') throw new Problem('not-found', 'realm')
    return // it is made by its first import
  }
  if (!(await cx.scopeOf(realm)).all) throw new Problem('forbidden')
}

export const routes: readonly Bound[] = [
  ...orderRoutes,
  ...mergeRoutes,
  ...importRoutes,
  bound(importDossier, async (cx, { query, request }) => {
    const realm = realmAsked(cx, query.realm)
    await mayImport(cx, realm) // before anything is taken in
    return withUpload(request.files(), async (dossier) => {
      const result = await importPath(cx.database, dossier, {
        realm,
        dryRun: query.dry_run === 'yes',
        door: 'page',
        actor: actorOf(cx.asker),
        address: cx.address,
        now: cx.now(),
        filesDir: cx.filesDir,
        detail: { purpose: 'import' },
      })
      if (result.faults.length > 0) throw new Problem('dossier-refused', '', { faults: result.faults })
      if (query.dry_run === 'no') await refreshFigures(cx.database, realm)
      return {
        dry_run: query.dry_run === 'yes',
        position: result.position,
        files: result.files.map((one) => ({ ...one })),
        warnings: result.warnings.map(shown(query.lang)),
      }
    })
  }),
  bound(readTemplate, async (cx, { query, reply }) => {
    const realm = query.realm === undefined ? null : await realmFactsOf(cx.database.db, query.realm, null)
    const foreign = cx.asker.kind === 'account' && realm !== null && realm.id !== cx.asker.realmId
    if (query.realm !== undefined && (realm === null || foreign)) throw new Problem('not-found', 'realm')
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
