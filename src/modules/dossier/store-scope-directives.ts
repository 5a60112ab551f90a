/** Which units rows about directives concern (store-scope.ts). */
import type { Concern } from './store-concern.ts'

/** A directive is its issuer's; one of nobody in the realm is kept by whoever keeps all of it. */
export const issuerOf: Concern = {
  column: 'issuer',
  code: 'unknown-unit',
  unit: '(select i.unit_id from unit_ids i where i.realm_id = $1 and i.code = t.issuer)',
  none: 'realm',
}
const isMarked = `exists (select 1 from directives d where d.realm_id = $1 and d.issuer = t.issuer
  and d.number || '@' || d.issued_on = t.directive and d.superseded_at is null
  and d.secrecy in ('confidential', 'secret', 'top_secret'))`
/** A unit may enter itself among the recipients of what came to it; of what is marked only who issued it says so. */
export const addresseeOf: Concern = {
  column: 'unit',
  code: 'unknown-unit',
  unit: `case when ${isMarked} then coalesce(${issuerOf.unit}, -1) else t.unit_id end`,
  read: 't.unit_id',
  none: 'realm',
}
/** Of what is marked, only those received it to whom it was addressed. */
export const addressedOf: Concern = {
  column: 'directive',
  code: 'unknown-directive',
  unit: `case when ${isMarked} and not exists (select 1 from directive_recipients r where r.realm_id = $1
    and r.issuer = t.issuer and r.directive = t.directive and r.unit_id = t.unit_id and r.superseded_at is null
    and not r.retracted) then -1 else t.unit_id end`,
  read: 't.unit_id',
  none: 'realm',
}
