import { Skeleton } from '#ui/Skeleton.tsx'
import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import { useMe } from '#web/me.ts'
import { roleName } from '#web/roles-text.ts'
import { EmailSection } from './EmailSection.tsx'
import { FactorSection } from './FactorSection.tsx'
import { MySignIns } from './MySignIns.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { unitText } from './unit-text.ts'

/** One's own account: roles, password, second factor, sign-ins. */
export function MyAccountPage() {
  const { t, lang } = useLanguage()
  const words = t.accounts.me
  const me = useMe()
  if (!me) return <Skeleton label={t.loading} />
  if (me.kind !== 'account')
    return (
      <>
        <h1>{words.title}</h1>
        <p>{words.noAccount}</p>
      </>
    )
  return (
    <>
      <h1>{me.user_name}</h1>
      <Section title={words.roles}>
        {me.roles.length === 0 && <p className="soft">{t.accounts.menu.noRole}</p>}
        <ul className="plain">
          {me.roles.map(({ role, unit, unit_name: name, only }) => (
            <li key={`${role} ${unit} ${only}`}>
              {roleName(role, lang)}{' '}
              <span className="soft">
                {unitText({ unit, unit_name: name }, t.accounts.menu.wholeRealm)}
                {only ? ` · ${only}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.signIns}>
        <MySignIns />
      </Section>
      <Section title={words.password}>
        <PasswordSection />
      </Section>
      <Section title={words.email}>
        <EmailSection me={me} />
      </Section>
      <Section title={words.factor}>
        <FactorSection me={me} />
      </Section>
    </>
  )
}
