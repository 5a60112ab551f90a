import { useClickOutside } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { readKept, writeKept } from '#modules/journal/web/kept-checkpoint.ts'
import { call } from './api.ts'
import { realmAddress } from './address.ts'
import { dropAllDrafts } from './form/draft.ts'
import { useLanguage } from './language.tsx'
import { useMe } from './me.ts'
import { rolesText } from './roles-text.ts'
import { useEntering } from './useEntering.ts'

/** Who is signed in and what they can do about it. */
export function AccountMenu({ realm }: { realm: string }) {
  const { t, lang, choose } = useLanguage()
  const words = t.accounts.menu
  const me = useMe()
  const entering = useEntering()
  const [, go] = useLocation()
  const [isOpen, setIsOpen] = useState(false)
  const frame = useClickOutside<HTMLDivElement>(() => setIsOpen(false))
  const signOut = useMutation({
    mutationFn: async (everywhere: 'yes' | 'no') => {
      // the answer empties the browser; what it saw of the journal is nobody's secret and has to outlast that
      const kept = readKept()
      await call('signOut', {}, { everywhere })
      writeKept(kept)
    },
    onSettled: async () => {
      setIsOpen(false)
      dropAllDrafts()
      choose(lang) // the server has the browser forget all that is stored, also the language
      await entering()
      go('/')
    },
  })
  if (me === undefined || me.kind === 'nobody') return null
  const isAccount = me.kind === 'account'
  const ways = [
    ...(isAccount ? [{ to: '/me', text: words.mine }] : []),
    ...(isAccount ? [{ to: '/me/data', text: t.privacy.menu.mine }] : []),
    ...(me.can.includes('answer.corrections')
      ? [{ to: realmAddress(realm, 'requests'), text: t.privacy.menu.requests }]
      : []),
    ...(me.can.includes('keep.retention')
      ? [{ to: realmAddress(realm, 'retention'), text: t.privacy.menu.retention }]
      : []),
    ...(me.can.includes('read.accounts') ? [{ to: realmAddress(realm, 'accounts'), text: words.accounts }] : []),
    ...(me.can.includes('read.journal') ? [{ to: realmAddress(realm, 'journal'), text: words.journal }] : []),
  ]
  return (
    <div className="account" ref={frame} onKeyDown={(event) => event.key === 'Escape' && setIsOpen(false)}>
      <button type="button" aria-expanded={isOpen} aria-controls="account-ways" onClick={() => setIsOpen(!isOpen)}>
        <b>{me.user_name ?? words.label}</b>
        {isAccount && <small>{rolesText(me.roles, lang) || words.noRole}</small>}
      </button>
      <ul id="account-ways" hidden={!isOpen}>
        {ways.map(({ to, text }) => (
          <li key={to}>
            <Link href={to} onClick={() => setIsOpen(false)}>
              {text}
            </Link>
          </li>
        ))}
        {isAccount && (
          <>
            <li>
              <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate('no')}>
                {words.signOut}
              </button>
            </li>
            <li>
              <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate('yes')}>
                {words.everywhere}
              </button>
            </li>
          </>
        )}
      </ul>
    </div>
  )
}
