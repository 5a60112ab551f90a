import { actorOf } from '#core/asker.ts'
import { Problem } from '#core/problem.ts'
import { askedRealm, askedUnit, unitText } from '#modules/units/answers-asked.ts'
import type { InRealm } from '#modules/units/answers-asked.ts'
import { pageOf } from '#platform/cursor.ts'
import { documentText } from '#platform/documents/text.ts'
import { storedPath } from '#platform/files.ts'
import { bound } from '#platform/http.ts'
import type { AskedContext, Bound } from '#platform/http.ts'
import { writeSheet } from '#platform/listing.ts'
import { bearersOf, hitOf, issuersOf } from './answers-recognise.ts'
import { narrowedReceipts, receiptsOf } from './answers-receipts.ts'
import { docOf, edgesOf, linksOf, narrowed, refOf, registerFor, rowOf, upFrom } from './answers-register.ts'
import type { Register } from './answers-register.ts'
import * as own from './contract.ts'
import { byLevel, chainBelow, topOf, wayTo } from './rules-chain.ts'
import { directivesListing, receiptsListing } from './rules-listing.ts'
import { longestText, recognise } from './rules-recognise.ts'
import { readSymbol } from './rules-symbol.ts'
import { readReceipts, readStudied, readStudying } from './store-links.ts'
import { readRegister, wasUploaded } from './store-register.ts'
import type { RegisterRow } from './store-register.ts'

/** A directive that the asker sees, in the register of what they see. Throws `not-found`. */
async function oneAsked(cx: AskedContext, query: { realm?: string | undefined; ref: string }) {
  const within = await askedRealm(cx, query.realm)
  const { db } = cx.database
  const register = await registerFor(db, within.scope, within.today)
  const row = register.byRef.get(query.ref.normalize('NFC'))
  if (row === undefined) throw new Problem('not-found', 'directive')
  return { within, db, register, row }
}

/** Where the asker may write about directives; null: nowhere. */
const editsOf = (cx: AskedContext, { realm }: InRealm) =>
  cx.holds(['edit.directives']) ? cx.scopeFor(realm, 'edit.directives') : null

async function mayEdit(cx: AskedContext, within: InRealm, row: RegisterRow): Promise<boolean> {
  const edits = await editsOf(cx, within)
  return edits !== null && (row.unit_id === null ? edits.all : edits.covers(row.unit_id))
}

/** Text that was pasted, or that of a file which the asker has just uploaded. */
async function textAsked(
  cx: AskedContext,
  { realm }: InRealm,
  body: { text?: string | undefined; path?: string | undefined },
): Promise<{ text: string } | { fault: string }> {
  if (body.path === undefined) return { text: body.text ?? '' }
  const sha256 = /^uploads\/([0-9a-f]{64})\/[^/]+$/.exec(body.path)?.[1]
  if (sha256 === undefined || !(await wasUploaded(cx.database.db, realm.id, sha256, actorOf(cx.asker))))
    throw new Problem('not-found', 'file')
  const read = await documentText(storedPath(cx.filesDir, Buffer.from(sha256, 'hex')))
  return 'fault' in read ? read : { text: read.text.slice(0, longestText) }
}

/** What a text says of itself; a number alone is its own. */
function ownOf(text: string, found: ReturnType<typeof recognise>) {
  if (found.own !== null || text.includes('\n') || text.length > 200) return found.own
  const symbol = readSymbol(text)
  return symbol === null || symbol.form === 'other' ? null : { ...symbol, issued_on: null }
}

const candidate = (row: RegisterRow) => ({ ref: refOf(row), title: row.title, issuer_name: row.issuer_name })

async function receiptsForChain(cx: AskedContext, { scope }: InRealm, { units }: Register) {
  const facts = await readReceipts(cx.database.db, scope)
  return facts.map(({ issuer, directive, unit, ...rest }) => ({
    ...rest,
    ref: `${directive}@${issuer}`,
    unit,
    unit_name: units.get(unit)?.name ?? unit,
    level: units.get(unit)?.level ?? null,
  }))
}

export const routes: readonly Bound[] = [
  bound(own.listDirectives, async (cx, { query, reply }) => {
    const within = await askedRealm(cx, query.realm)
    const rows = await readRegister(cx.database.db, within.scope, within.today)
    const studied =
      query.campaign === undefined ? undefined : await readStudied(cx.database.db, within.realm.id, query.campaign)
    if (studied === null) throw new Problem('not-found', 'campaign')
    const asked = { ...query, secrecy: query.secrecy as string | undefined, studied }
    const kept = narrowed(rows, asked).map(rowOf)
    if (query.format === 'json') return pageOf(kept, query, ({ ref }) => ref)
    return writeSheet(reply, directivesListing(kept, { ...asked, day: within.today }))
  }),
  bound(own.readDirective, async (cx, { query }) => {
    const { within, db, register, row } = await oneAsked(cx, query)
    const { cites, cited_by } = linksOf(row, register, await edgesOf(db, within.realm.id, register))
    const campaigns = await readStudying(db, within.realm.id, `${row.number}@${row.issued_on}`)
    return { directive: rowOf(row), cites, cited_by, campaigns, can_edit: await mayEdit(cx, within, row) }
  }),
  bound(own.recogniseDirectives, async (cx, { query, body }) => {
    const within = await askedRealm(cx, query.realm)
    const read = await textAsked(cx, within, body)
    if ('fault' in read) return { own: null, found: [], unread: read.fault }
    const recognised = recognise(read.text)
    const head = ownOf(read.text.trim(), recognised)
    const register = await registerFor(cx.database.db, within.scope, within.today)
    const { number, form, type, issued_on } = head ?? { number: '', form: 'other', type: null, issued_on: null }
    return {
      own:
        head === null
          ? null
          : {
              ...{ number, form, type, issued_on },
              issuers: issuersOf(head, register, within.scope),
              known: bearersOf(number, issued_on, register).slice(0, 20).map(candidate),
            },
      found: recognised.found.map((one) => hitOf(one, register)),
      unread: null,
    }
  }),
  bound(own.listReceipts, async (cx, { query, reply }) => {
    const { within, db, register, row } = await oneAsked(cx, query)
    const { scope, realm, today } = within
    const under = query.unit === undefined ? null : await askedUnit(cx, within, query.unit)
    const { edges } = await edgesOf(db, realm.id, register)
    const day = query.as_of ?? today
    const edits = await editsOf(cx, within)
    const all = await receiptsOf({ db, scope, edits, directive: row, register, edges, day, under })
    const rows = narrowedReceipts(all, query)
    if (query.format === 'json') return pageOf(rows, query, ({ unit }) => unit)
    const unit = await unitText(cx, within, query.unit)
    return writeSheet(reply, receiptsListing(rows, { ...query, unit, day, number: row.number }, realm.levels))
  }),
  bound(own.readChain, async (cx, { query }) => {
    const { within, db, register, row } = await oneAsked(cx, query)
    const { realm, scope, today } = within
    const under = query.unit === undefined ? null : await askedUnit(cx, within, query.unit)
    const { edges } = await edgesOf(db, realm.id, register)
    const docs = register.rows.map((one) => docOf(one, register.units))
    const root = docOf(row, register.units)
    const receipts = await receiptsForChain(cx, within, register)
    const nodes = chainBelow({ root, docs, edges, receipts, levels: realm.levels })
    const top = topOf(root, docs, edges, realm.levels)
    const waiting = await receiptsOf({
      ...{ db, scope, edits: null, directive: row, register, edges, day: today, under },
    })
    const issued = new Set(nodes.map(({ issuer }) => issuer))
    return {
      top: { ref: top.ref, number: top.number },
      nodes: query.unit === undefined ? nodes : wayTo(nodes, upFrom(query.unit, register.units)),
      levels: byLevel(nodes, realm.levels),
      without: waiting.filter(({ unit, purpose }) => !issued.has(unit) && purpose !== 'keep' && purpose !== 'report')
        .length,
    }
  }),
]
