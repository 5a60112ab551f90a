/**
 * How a person is shown to others in lists of a campaign (docs/privacy.md, decision 0015): under a pseudonym once the
 * campaign's term is over, and without a name while the person has had the use of their data restricted. Every list that
 * names people of a campaign is made with these.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** What stands for the name of whoever has restricted the use of their data. */
export const restrictedName = '[hạn chế]'
/** What stands for a text of a campaign whose term is over. */
export const expiredText = '(đã hết thời hạn lưu)'

export type Veiled = {
  readonly realmId: number
  readonly campaignId: number
  /** The campaign's term is over. */
  readonly masked: boolean
}

/** Whether a person has restricted the use of their data; `person` is an SQL name of a person_id. */
export function isRestricted(realmId: number, person: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from correction_requests veil where veil.realm_id = ${realmId} and veil.person_id = ${sql.raw(person)}
    and veil.kind in ('restriction', 'objection') and veil.status = 'accepted' and veil.lifted_at is null)`
}

/** Ten digits that stand for a person within one campaign; they can't be followed into another one. */
function mark({ realmId, campaignId }: Veiled, person: string): RawBuilder<string> {
  return sql<string>`upper(substr(encode(sha256(convert_to((select pseudonym_salt from realms where realm_id = ${realmId})::text
    || ':' || ${campaignId}::text || ':' || ${sql.raw(person)}::text, 'UTF8')), 'hex'), 1, 10))`
}

/** The name as shown, out of the SQL of a name that may be null. */
export function shownName(of: Veiled, person: string, name: string): RawBuilder<string> {
  if (of.masked) return sql<string>`'Bí danh ' || ${mark(of, person)}`
  return sql<string>`case when ${isRestricted(of.realmId, person)} then ${restrictedName} else coalesce(${sql.raw(name)}, '') end`
}

/** The person's code as shown: a code says who somebody is as well as a name does. */
export function shownCode(of: Veiled, person: string, code: string): RawBuilder<string> {
  const veiled = sql<string>`'bd-' || ${mark(of, person)}`
  if (of.masked) return veiled
  return sql<string>`case when ${isRestricted(of.realmId, person)} then ${veiled} else ${sql.raw(code)} end`
}

/** Whatever else would tell who it is, such as a post: empty where the name isn't shown. */
export function shownDetail(of: Veiled, person: string, detail: string): RawBuilder<string> {
  if (of.masked) return sql<string>`''`
  return sql<string>`case when ${isRestricted(of.realmId, person)} then '' else coalesce(${sql.raw(detail)}, '') end`
}
