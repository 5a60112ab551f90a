/** Where the line of one's work leads. */
import type { Permission } from '#core/policy.ts'
import { boardAddress, realmAddress } from '#web/address.ts'
import type { Work } from '../contract.ts'

const asked = (parts: Readonly<Record<string, string | null>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parts)) if (value !== null) search.set(name, value)
  const text = search.toString()
  return text ? `?${text}` : ''
}

const boardOf = (realm: string, { campaign, unit }: Work): string | null =>
  campaign === null || unit === null
    ? null
    : boardAddress({ realm, campaign, unit, asOf: null, knownAt: null, position: null })

/** Path of the page where it is done; null where there is none for the asker. */
export function workLink(realm: string, item: Work, can: readonly Permission[]): string | null {
  const { campaign } = item
  const page = (path: string, parts: Readonly<Record<string, string | null>> = {}): string =>
    `${realmAddress(realm, path)}${asked(parts)}`
  switch (item.kind) {
    case 'second_factor':
      return '/me'
    case 'paper':
      return page('papers', { campaign, open: `${item.unit}/${item.what}` })
    case 'participation':
    case 'writing':
      return boardOf(realm, item)
    case 'statement':
      // where it is entered, for whoever may
      return can.includes('edit.statements')
        ? page('statements', { campaign, view: 'enter', unit: item.unit, below: 'self' })
        : boardOf(realm, item)
    case 'review_papers':
      return page('papers', { campaign, state: 'submitted' })
    case 'review_statements':
      return page('statements', { campaign })
    case 'decide_extensions':
      return page('extensions', { state: 'open' })
    case 'below':
      return page('overdue', {
        campaign,
        what: item.what,
        near: item.near === 'overdue' ? 'overdue' : 'week',
        extended: 'no',
      })
    case 'below_extended':
      return page('overdue', { campaign, what: item.what, extended: 'yes' })
    case 'corrections':
      return page('requests')
    case 'transfers':
      return page('people/transfers')
    case 'session':
      if (item.session === null) return null
      if (can.includes('read.records')) return page(`sessions/${encodeURIComponent(item.session)}`)
      if (item.parts.includes('speaker') && can.includes('answer.invitations')) return page('invitations')
      // a class clerk has the roster alone
      return can.includes('mark.attendance') ? page(`sessions/${encodeURIComponent(item.session)}/roster`) : null
    case 'my_invitation':
      return page('invitations')
    case 'invitations_open':
    case 'invitations_answered':
    case 'invitations_declined':
    case 'invitations_thanks':
      return item.session === null ? null : page(`sessions/${encodeURIComponent(item.session)}`, { part: 'speakers' })
    case 'my_participation':
    case 'my_writing':
      return '/me/data'
    case 'grade':
      return null
    case 'mails_failed':
      return page('reminders')
  }
}
