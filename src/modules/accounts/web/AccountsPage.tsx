import { Section } from '#ui/Section.tsx'
import { useLanguage } from '#web/language.tsx'
import { useCan } from '#web/me.ts'
import { AccountList } from './AccountList.tsx'
import { AccountSettings } from './AccountSettings.tsx'
import { AddAccount } from './AddAccount.tsx'
import { BulkAccounts } from './BulkAccounts.tsx'
import { PolicyTable } from './PolicyTable.tsx'

/** The accounts that one covers: listed, made one by one or for a whole unit, and the table of who may do what. */
export function AccountsPage({ realm }: { realm: string }) {
  const { t } = useLanguage()
  const words = t.accounts
  const mayMake = useCan('make.accounts')
  const maySet = useCan('set.realm')
  return (
    <>
      <h1>{words.list.title}</h1>
      <AccountList realm={realm} />
      <div className="grid">
        <Section title={words.add.title} span={6}>
          {mayMake ? <AddAccount realm={realm} /> : <p className="soft">{words.reason}</p>}
        </Section>
        <Section title={words.bulk.title} span={6}>
          {mayMake ? <BulkAccounts realm={realm} /> : <p className="soft">{words.reason}</p>}
        </Section>
        {maySet && (
          <Section title={words.list.settings}>
            <AccountSettings realm={realm} />
          </Section>
        )}
        <Section title={words.list.policyTitle} note={words.list.policyNote}>
          <PolicyTable />
        </Section>
      </div>
    </>
  )
}
