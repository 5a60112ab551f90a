import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { formatCount } from '#core/phrases.ts'
import { dayText, sessionAddress } from '#modules/sessions/web/session-text.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { realmAddress } from '#web/address.ts'
import { speakersEn } from '#web/language/speakers-en.ts'
import { speakersVi } from '#web/language/speakers-vi.ts'
import { useLanguage, useWords } from '#web/language.tsx'
import { useAnswer } from '#web/useAnswer.ts'
import { useToday } from '#web/useToday.ts'
import { useZone } from '#web/useZone.ts'
import { InviteForm } from './InviteForm.tsx'

/** Invites the speakers that were chosen in the list to one session of one's own. */
export function InvitePage({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = useWords({ vi: speakersVi, en: speakersEn })
  const zone = useZone(realm)
  const today = useToday(realm)
  const [, go] = useLocation()
  const start = new URLSearchParams(useSearch()).get('speakers') ?? ''
  const [session, setSession] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 250)
  const query = { realm, from: today, limit: 50, ...(session === null && search ? { search } : {}) } as const
  const rows = useAnswer('listSessions', {}, query, { keep: true }).data?.rows ?? []
  const options = rows
    .filter(({ own }) => own)
    .map(({ code, title, starts_at: at, host }) => ({
      value: code,
      label: `${dayText(at, zone, lang)} · ${title || code} · ${host.name || host.code}`,
    }))
  return (
    <>
      <PageHead
        above={<Link href={realmAddress(realm, 'speakers')}>{words.back}</Link>}
        title={words.invite.title}
        lead={words.invite.lead(formatCount(start.split('|').filter(Boolean).length, lang))}
      />
      <div className="invite-form">
        <Select
          label={words.invite.session}
          searchable
          openOnFocus={false}
          clearable
          data={options}
          value={session}
          searchValue={typed}
          onSearchChange={setTyped}
          filter={({ options: all }) => all}
          maxDropdownHeight={320}
          clearButtonProps={{ 'aria-label': t.clear }}
          onChange={setSession}
          classNames={{ root: 'field unit-field', label: 'field-label', input: 'chooser-input' }}
        />
      </div>
      {session !== null && (
        <InviteForm
          key={session}
          realm={realm}
          session={session}
          start={start}
          onDone={() => go(`${sessionAddress(realm, session)}?part=speakers`)}
        />
      )}
    </>
  )
}
