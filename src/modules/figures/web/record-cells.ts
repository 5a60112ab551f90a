import type { Choice } from '#core/choices.ts'
import {
  deliverableKinds,
  directiveTypes,
  labelOf,
  levels,
  outreachForms,
  recommendationStatuses,
  secrecies,
  sessionKinds,
  sessionModes,
  siteModes,
  statementScopes,
} from '#core/choices.ts'
import type { Lang } from '#core/phrases.ts'
import { formatCount, formatDateShort, formatInstant } from '#core/phrases.ts'
import type { Campaign } from '#modules/campaigns/contract.ts'
import type { Words } from '#web/language/vi.ts'
import type { recordKinds } from '../contract.ts'
import { audienceName } from './board-data.ts'

type Cell = { kind: (typeof recordKinds)[number]; name: string; value: string | number | boolean | null }
type Reader = { t: Words; lang: Lang; timeZone: string; campaign: Campaign }

/** Lists from which the columns of a kind take their codes; '*' holds for all kinds. */
const choicesOf: Readonly<Record<string, Readonly<Record<string, readonly Choice[]>>>> = {
  '*': { level: levels, secrecy: secrecies, scope: statementScopes, type: directiveTypes },
  sessions: { mode: sessionModes, kind: sessionKinds },
  sites: { mode: siteModes },
  deliverables: { kind: deliverableKinds },
  recommendations: { status: recommendationStatuses },
  outreach: { form: outreachForms },
}

/** A cell of a record as the reader is used to see it: labels for codes, dates and counts in their language. */
export function showCell({ kind, name, value }: Cell, { t, lang, timeZone, campaign }: Reader): string {
  if (value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') return formatCount(value, lang)
  if (name === 'state' && value in t.states) return t.states[value as keyof typeof t.states]
  const choices = choicesOf[kind]?.[name] ?? choicesOf['*']?.[name]
  if (choices) return labelOf(choices, value, lang)
  if (name === 'audience' || name === 'audiences')
    return value
      .split('|')
      .map((code) => audienceName(campaign, code))
      .join(', ')
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDateShort(value, lang)
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(value)) return formatInstant(value, timeZone, lang)
  return value
}
