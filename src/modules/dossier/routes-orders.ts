import { createReadStream } from 'node:fs'
import { actorOf } from '#core/asker.ts'
import { faultSentence } from '#core/fault-sentences.ts'
import type { DossierFile } from '#core/columns.ts'
import type { Permission } from '#core/policy.ts'
import { Problem } from '#core/problem.ts'
import { readings } from '#core/readings.ts'
import type { RealmFacts } from '#core/realm.ts'
import { dayIn } from '#core/zones.ts'
import { realmFactsOf } from '#modules/units/answers.ts'
import type { Db } from '#platform/database.ts'
import { storedPath } from '#platform/files.ts'
import { isPictureName } from '#platform/files-picture.ts'
import { bound, realmAsked } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { writeListing } from '#platform/listing.ts'
import { tellReading } from '#platform/journal/reading.ts'
import type { OrderDone } from '#platform/order.ts'
import { undoLater, undoOrder as undo } from './actions-undo.ts'
import { takeUpload } from './actions-upload.ts'
import { historyFor } from './answers-history.ts'
import { dossierFiles } from './columns.ts'
import * as own from './contract-orders.ts'
import { permissionOfFile, readsOf } from './rules-permissions.ts'
import { ordersListing } from './rules-orders-listing.ts'
import { readOrders } from './store-orders.ts'
import type { OrderRow, OrdersAsked } from './store-orders.ts'
import { readAttached } from './store-versions.ts'

/** The realm asked, for who holds one of the permissions somewhere; who holds none is refused whatever is asked. */
async function realmFor(
  cx: AskedContext,
  named: string | undefined,
  permissions: readonly Permission[] | null,
): Promise<RealmFacts> {
  if (permissions !== null && !cx.holds(permissions)) throw new Problem('forbidden')
  const realm = await realmFactsOf(cx.database.db, realmAsked(cx, named), null)
  const foreign = cx.asker.kind === 'account' && realm !== null && realm.id !== cx.asker.realmId
  if (realm === null || foreign) throw new Problem('not-found', 'realm')
  return realm
}

const shown = (done: OrderDone, lang: 'vi' | 'en') => ({
  ...done,
  warnings: done.warnings.map((fault) => ({
    ...fault,
    params: fault.params && { ...fault.params },
    message: faultSentence(fault, lang),
  })),
})

function fileNamed(name: string): DossierFile {
  const file = dossierFiles.find((one) => one.name === name)
  if (file === undefined) throw new Problem('bad-request', '', { issues: [{ path: 'file', message: name }] })
  return file
}

/** Every order, newest first; `told` counts them. */
async function* ordersInBatches(
  db: Db,
  asked: Pick<OrdersAsked, 'realmId' | 'actor'>,
  cells: (row: OrderRow) => string[],
  told: { rows: number },
) {
  let before: number | null = null
  for (;;) {
    const rows: OrderRow[] = await readOrders(db, { ...asked, before, limit: 1000 })
    if (rows.length === 0) return
    told.rows += rows.length
    yield rows.map(cells)
    before = rows.at(-1)?.position ?? 0
  }
}

export const orderRoutes: readonly Bound[] = [
  bound(own.writeOrder, async (cx, { query, body }) => {
    const realm = await realmFor(cx, query.realm, null)
    return shown(await cx.write(realm, body), query.lang)
  }),
  bound(own.undoOrder, async (cx, { params, query }) => {
    const realm = await realmFor(cx, query.realm, null)
    const { database, filesDir, asker, address } = cx
    const scopeOf = (permission: Permission, only?: string) => cx.scopeFor(realm, permission, only)
    const writer = { database, filesDir, asker, address, now: cx.now(), scopeOf }
    const job = await undoLater(writer, realm, params.position)
    if (job !== null) return { position: null, at: writer.now.toISOString(), added: 0, warnings: [], job }
    return { ...shown(await undo(writer, realm, params.position), query.lang), job }
  }),
  bound(own.listOrders, async (cx, { query, reply }) => {
    const realm = await realmFor(cx, query.realm, null)
    if (query.mine === 'no' && !(await cx.scopeFor(realm, 'import')).all) throw new Problem('forbidden')
    const { before = null, limit } = query
    const asked = { realmId: realm.id, actor: query.mine === 'yes' ? actorOf(cx.asker) : null }
    if (query.format !== 'json') {
      const { head, cells } = ordersListing(query, realm.timeZone)
      const told = { rows: 0 }
      const sent = await writeListing(reply, { ...head, rows: ordersInBatches(cx.database.db, asked, cells, told) })
      await tellReading(cx, {
        realmId: realm.id,
        action: readings.listOrders,
        payload: { ...told, format: query.format },
      })
      return sent
    }
    const rows = await readOrders(cx.database.db, { ...asked, before, limit: limit + 1 })
    const page = rows.slice(0, limit).map((row) => ({ ...row, counts: { ...row.counts } }))
    await tellReading(cx, { realmId: realm.id, action: readings.listOrders, payload: { rows: page.length } })
    return { rows: page, next: rows.length > limit ? (page.at(-1)?.position ?? null) : null }
  }),
  bound(own.readHistory, async (cx, { query }) => {
    const file = fileNamed(query.file)
    const realm = await realmFor(cx, query.realm, [readsOf(file.name)])
    const found = await historyFor(cx, realm, file, query)
    const object = { type: 'file', id: file.name }
    const payload = { rows: found.rows.length }
    await tellReading(cx, { realmId: realm.id, action: readings.readHistory, object, payload })
    return found
  }),
  bound(own.upload, async (cx, { query, request }) => {
    // whoever is invited to speak sends materials too
    const senders: Permission[] = [...Object.values(permissionOfFile), 'answer.invitations']
    const realm = await realmFor(cx, query.realm, senders)
    const { database, filesDir, asker } = cx
    return takeUpload({ database, filesDir, realmId: realm.id, asker, now: cx.now() }, request.files())
  }),
  bound(own.readAttachment, async (cx, { params, query, reply }) => {
    const file = fileNamed(params.file)
    const permission = readsOf(file.name)
    const realm = await realmFor(cx, query.realm, [permission])
    const scope = await cx.scopeFor(realm, permission)
    const sha256 = Buffer.from(params.sha256, 'hex')
    const client = await cx.database.pool.connect()
    const asked = { scope, today: dayIn(realm.timeZone, cx.now()), sha256 }
    const name = await readAttached(client, file, asked).finally(() => client.release())
    if (name === null) throw new Problem('not-found', 'file')
    await tellReading(cx, {
      realmId: realm.id,
      action: readings.readAttachment,
      object: { type: 'file', id: file.name },
      payload: { sha256: params.sha256 },
    })
    // so that a page can show it; nothing else is ever shown as what it claims to be
    if (isPictureName(name)) void reply.type(/\.png$/i.test(name) ? 'image/png' : 'image/jpeg')
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    return createReadStream(storedPath(cx.filesDir, sha256))
  }),
]
