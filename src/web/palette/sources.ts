/**
 * What the palette finds beside pages. A module that has a list adds a source: it is asked with what was typed and
 * answers a few hits. A source that the asker may not use is left out.
 */
import type { Permission } from '#core/policy.ts'
import type { Lang } from '#core/phrases.ts'
import { realmAddress } from '#web/address.ts'
import { call } from '#web/api.ts'

export type Hit = { readonly to: string; readonly text: string; readonly note?: string }
export type Asked = {
  readonly realm: string
  readonly text: string
  readonly today: string
  readonly signal: AbortSignal
}
export type Source = {
  readonly name: string
  readonly title: Readonly<Record<Lang, string>>
  readonly needs: Permission
  /** Letters from which on it is asked; 2 when not given. */
  readonly least?: number
  readonly find: (asked: Asked) => Promise<readonly Hit[]>
}

/** Hits of a source that are shown. */
export const mostHits = 6
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')

/** Whether a text holds what was typed, with or without diacritics. */
export function holds(text: string, typed: string): boolean {
  return folded(text).includes(folded(typed))
}

async function campaignsOf({ realm, signal }: Asked) {
  return (await call('listCampaigns', {}, { realm }, { signal })).campaigns
}

export const sources: readonly Source[] = [
  {
    name: 'campaigns',
    title: { vi: 'Đợt học tập', en: 'Campaigns' },
    needs: 'read.campaigns',
    find: async (asked) =>
      (await campaignsOf(asked))
        .filter(({ title, code }) => holds(`${title} ${code}`, asked.text))
        .map(({ code, title, owner }) => ({
          to: `${realmAddress(asked.realm)}/c/${encodeURIComponent(code)}`,
          text: title,
          note: owner.name,
        })),
  },
  {
    name: 'directives',
    title: { vi: 'Văn bản', en: 'Directives' },
    needs: 'read.records',
    find: async ({ realm, text: search, signal }) => {
      const found = await call('listDirectives', {}, { realm, search, limit: mostHits }, { signal })
      return found.rows.map(({ ref, number, title }) => ({
        to: `${realmAddress(realm, 'directives')}?open=${encodeURIComponent(ref)}`,
        text: `${number} · ${title}`,
        note: ref.split('@')[1] ?? '',
      }))
    },
  },
  {
    name: 'units',
    title: { vi: 'Đơn vị', en: 'Units' },
    needs: 'read.tree',
    find: async ({ realm, today, text: search, signal }) => {
      const units = await call('listUnits', {}, { realm, as_of: today, search, limit: mostHits }, { signal })
      return units.rows.map(({ code, name }) => ({
        to: realmAddress(realm, `units/${encodeURIComponent(code)}`),
        text: name,
        note: code,
      }))
    },
  },
  {
    name: 'people',
    title: { vi: 'Người', en: 'People' },
    needs: 'read.names',
    // names are asked for by enough letters that few match: each answer is a reading that the journal keeps
    least: 3,
    find: async ({ realm, text: search, signal }) => {
      const query = { realm, search, who: 'all', state: 'any', limit: mostHits } as const
      const { rows } = await call('listPeople', {}, query, { signal })
      return rows.map(({ code, full_name: name, unit_name: unit }) => ({
        to: realmAddress(realm, `people/of/${encodeURIComponent(code)}`),
        text: name,
        note: [code, unit].filter(Boolean).join(' · '),
      }))
    },
  },
  {
    name: 'speakers',
    title: { vi: 'Báo cáo viên', en: 'Speakers' },
    needs: 'read.records',
    find: async ({ realm, text: search, signal }) => {
      const { rows } = await call('listSpeakers', {}, { realm, search, limit: mostHits }, { signal })
      return rows.map(({ code, full_name: name, organization }) => ({
        to: realmAddress(realm, `speakers/s/${encodeURIComponent(code)}`),
        text: name || code,
        note: organization || code,
      }))
    },
  },
  {
    name: 'sessions',
    title: { vi: 'Hội nghị, lớp học', en: 'Sessions' },
    needs: 'read.records',
    find: async ({ realm, text: search, signal }) => {
      const query = { realm, search, limit: mostHits, order: 'desc' } as const
      const { rows } = await call('listSessions', {}, query, { signal })
      return rows.map(({ code, title, host }) => ({
        to: realmAddress(realm, `sessions/${encodeURIComponent(code)}`),
        text: title || code,
        note: host.name || host.code,
      }))
    },
  },
]
