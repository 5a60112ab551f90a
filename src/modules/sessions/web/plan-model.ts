/** A plan of sessions as it is typed, and what is sent of it. Pure. */
import { parseDate } from '#core/dates.ts'
import type { BodyOf } from '#web/api.ts'
import { addDays } from './calendar-days.ts'
import { pastedFields, pastedLines } from './session-text.ts'

export type PlanHost = { readonly unit: string; readonly venue: string; readonly capacity: string }
/** As people write it: `31/01/2026`, `7:30`. */
export type PlanTime = { readonly day: string; readonly from: string; readonly to: string }
export type PlanForm = {
  readonly campaign: string
  readonly title: string
  readonly audiences: readonly string[]
  readonly topics: readonly string[]
  readonly speakers: string
  readonly kind: string
  readonly mode: string
  readonly makeup: boolean
  readonly secret: boolean
  readonly hosts: readonly PlanHost[]
  readonly times: readonly PlanTime[]
  readonly copy: readonly string[]
}

export const noHost: PlanHost = { unit: '', venue: '', capacity: '' }
export const noTime: PlanTime = { day: '', from: '8:00', to: '' }
export const emptyPlan: PlanForm = {
  campaign: '',
  title: '',
  audiences: [],
  topics: [],
  speakers: '',
  kind: 'study',
  mode: 'in_person',
  makeup: false,
  secret: false,
  hosts: [noHost],
  times: [noTime],
  copy: [],
}

/** A day as people write it. */
export function writtenDay(date: string): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

/** Time of day as typed (`7:30`, `7h30`, `0730`, `8`), as `07:30`; null for what is none. */
export function clockOf(typed: string): string | null {
  const found = /^(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?|(\d{2}))?$/iu.exec(typed.trim())
  if (found === null) return null
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? found[3] ?? 0)]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

export type TimeFault = 'day' | 'from' | 'to'

/** What is wrong with a time; an end may be left open, a line that says nothing is no time. */
export function faultsOfTime({ day, from, to }: PlanTime): TimeFault[] {
  return [
    ...(day.trim() !== '' && parseDate(day.trim()) === null ? ['day' as const] : []),
    ...(clockOf(from) === null ? ['from' as const] : []),
    ...(to.trim() !== '' && clockOf(to) === null ? ['to' as const] : []),
  ]
}

/** The times that are complete. */
export function timesOf(form: PlanForm): { starts_at: string; ends_at: string | null }[] {
  return form.times.flatMap((time) => {
    const day = parseDate(time.day.trim())
    const from = clockOf(time.from)
    if (day === null || from === null) return []
    const to = clockOf(time.to)
    return [{ starts_at: `${day}T${from}`, ends_at: to === null ? null : `${day}T${to}` }]
  })
}

/** The hosts that are named. */
export const hostsOf = (form: PlanForm): PlanHost[] => form.hosts.filter(({ unit }) => unit !== '')

/** How many sessions a plan makes. */
export function countOf(form: PlanForm): number {
  return form.campaign === '' ? 0 : hostsOf(form).length * timesOf(form).length
}

/** The last time moved by days, as a further one. */
export function repeated(times: readonly PlanTime[], days: number): PlanTime[] {
  const last = times.at(-1)
  const day = parseDate(last?.day.trim() ?? '')
  if (last === undefined || day === null) return [...times, noTime]
  return [...times, { ...last, day: writtenDay(addDays(day, days)) }]
}

/** Hosts out of pasted lines `code; venue; capacity`; an empty line that waits is taken first. */
export function withPastedHosts(hosts: readonly PlanHost[], text: string): PlanHost[] {
  const pasted = pastedLines(text).map((line) => {
    const [unit = '', venue = '', capacity = ''] = pastedFields(line)
    return { unit, venue, capacity: capacity.replaceAll(/[.\s]/gu, '') }
  })
  return [...hosts.filter(({ unit }) => unit !== ''), ...pasted.filter(({ unit }) => unit !== '')]
}

type Body = Exclude<BodyOf<'planSessions'>, FormData>

/** What is sent. */
export function bodyOfPlan(form: PlanForm, like: string | null): Body {
  const capacityOf = (typed: string): number | null => (/^\d{1,8}$/u.test(typed.trim()) ? Number(typed) : null)
  return {
    campaign: form.campaign,
    title: form.title,
    audiences: [...form.audiences],
    topics: [...form.topics],
    speakers: form.speakers
      .split(/[,;|]/u)
      .map((one) => one.trim())
      .filter(Boolean),
    kind: form.kind as NonNullable<Body['kind']>,
    mode: form.mode as NonNullable<Body['mode']>,
    makeup: form.makeup,
    secret: form.secret,
    hosts: hostsOf(form).map(({ unit, venue, capacity }) => ({ unit, venue, capacity: capacityOf(capacity) })),
    times: timesOf(form),
    like,
    copy: like === null ? [] : ([...form.copy] as NonNullable<Body['copy']>),
  }
}
