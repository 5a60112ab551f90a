import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isoOf } from '#core/days.ts'
import { resolveView } from '#modules/figures/answers-view.ts'
import type { ViewAsked } from '#modules/figures/answers-view.ts'
import { buildReport } from '#modules/reports/actions-document.ts'
import { readLayout } from '#modules/reports/actions-layout.ts'
import { reportFacts } from '#modules/reports/actions-report.ts'
import type { Lang } from '#modules/reports/rules-facts.ts'
import type { Database } from '#platform/database.ts'
import { appendEvent } from '#platform/journal.ts'
import { canonicalJson } from '#platform/journal/canonical.ts'
import type { Json } from '#platform/journal/canonical.ts'
import { latestCheckpoint } from '#platform/journal/checkpoint.ts'
import { sealJournal } from '#platform/journal/seal.ts'
import type { Signer } from '#platform/journal/signer-state.ts'
import { proofOfEvent } from '#platform/journal/take.ts'
import { formatProof } from '#platform/journal/tlog-proof.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from './command.ts'
import { manifestFile, packageAction, proofFile, sha256 } from './package-check.ts'
import type { PackageManifest } from './package-check.ts'

export type PackageAsked = {
  readonly asked: ViewAsked
  readonly lang: Lang
  readonly appVersion: string
  readonly actor: string
}

/** A page that checks the package in a browser, without a server or a network. */
const verifierPage = path.join(import.meta.dirname, 'report-verifier.html')

/** How long a package waits for its place in the tree: other transactions under way hold it up. */
const patience = 60_000

/**
 * Issues a report as a package that anybody can check off-line (reliability.md §5): the document, the data behind it,
 * a manifest of both, and the proof that the journal tells of that manifest. The folder appears when it is whole.
 */
export async function issuePackage(
  database: Database,
  signer: Signer,
  folder: string,
  of: PackageAsked,
): Promise<void> {
  // sealed first, so that the report prints the checkpoint that the manifest names
  const before = await sealJournal(database, signer)
  const view = await resolveView(database, of.asked, 'read.report')
  const facts = await reportFacts(database, view, of.asked.campaign)
  const document = await buildReport(facts, await readLayout(), of.lang)
  const data = Buffer.from(`${canonicalJson(JSON.parse(JSON.stringify(facts)) as Json)}\n`)
  const contents = { 'report.docx': document, 'data.json': data, 'verify.html': readFileSync(verifierPage) }
  const manifest: PackageManifest = {
    format: 'quantriet-report/1',
    app_version: of.appVersion,
    realm: of.asked.realm,
    campaign: of.asked.campaign,
    unit: of.asked.unit,
    as_of: isoOf(view.day),
    known_at: view.at.knownAt?.toISOString() ?? null,
    position: view.at.position,
    lang: of.lang,
    made_at: of.asked.now.toISOString(),
    checkpoint: before && { size: before.size, root: before.root.toString('hex') },
    files: Object.fromEntries(
      Object.entries(contents).map(([name, bytes]) => [name, { sha256: sha256(bytes), size: bytes.length }]),
    ),
  }
  const manifestBytes = Buffer.from(`${canonicalJson(manifest)}\n`)
  const event = await appendEvent(database.db, {
    realmId: view.realm.id,
    actor: of.actor,
    door: 'cli',
    action: packageAction,
    unit: of.asked.unit,
    object: { type: 'report', id: sha256(manifestBytes) },
    payload: { campaign: of.asked.campaign, as_of: manifest.as_of },
  })
  const proof = await provenAt(database, signer, event)
  const fresh = `${folder}.${process.pid}.tmp`
  try {
    mkdirSync(fresh, { mode: 0o700 })
    for (const [name, bytes] of Object.entries({ ...contents, [manifestFile]: manifestBytes, [proofFile]: proof })) {
      writeFileSync(path.join(fresh, name), bytes, { mode: 0o600, flush: true })
    }
    if (existsSync(folder))
      throw new Refusal({ vi: `${folder} đã có: chọn tên khác.`, en: `${folder} exists: choose another name.` })
    renameSync(fresh, folder)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

async function provenAt(database: Database, signer: Signer, event: number): Promise<string> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(200)) {
    await sealJournal(database, signer)
    const proof = await proofOfEvent(database, event)
    if (proof !== null) return formatProof(proof)
  }
  const size = (await latestCheckpoint(database.pool))?.size ?? 0
  throw new Refusal({
    vi: `Báo cáo chưa vào được điểm chốt (đang ở ${size}): một giao dịch khác chưa kết thúc. Hãy thử lại.`,
    en: `The report did not get into a checkpoint (now at ${size}): another transaction does not end. Try again.`,
  })
}
