import { Problem } from '#core/problem.ts'
import type { Role } from '#core/policy.ts'
import { inTransaction } from '#platform/database.ts'
import { hashPassword } from '#platform/secrets/passwords.ts'
import { newCode } from '#platform/secrets/tokens.ts'
import { tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { insertAccount, readAccountNamed, updatePassword } from './store-accounts.ts'
import { insertGrant } from './store-grants.ts'
import { readDemoUnits } from './store-demo.ts'
import { endSignIns } from './store-sign-ins.ts'

export type DemoAccount = { readonly userName: string; readonly role: Role; readonly unit: string | null }

const wanted: readonly {
  readonly userName: string
  readonly role: Role
  readonly at: 'realm' | 'top' | 'middle' | 'leaf'
}[] = [
  { userName: 'quantri', role: 'administrator', at: 'realm' },
  { userName: 'tinh', role: 'campaign_officer', at: 'top' },
  { userName: 'lanhdao', role: 'leader', at: 'top' },
  { userName: 'kiemtra', role: 'auditor', at: 'top' },
  { userName: 'huyen', role: 'unit_officer', at: 'middle' },
  { userName: 'chibo', role: 'unit_officer', at: 'leaf' },
  { userName: 'thuky', role: 'class_clerk', at: 'leaf' },
]

/**
 * Makes the accounts of a demo realm, all with one new password, which it answers; made before, they get the new
 * password. They need no second factor, since nobody there is real. A realm that holds anything but demo data is
 * refused. From then on the installation is closed.
 */
export async function addDemoAccounts(
  by: By,
  realmId: number,
): Promise<{ readonly password: string; readonly accounts: readonly DemoAccount[] }> {
  const password = newCode(4).toLowerCase()
  const hash = await hashPassword(password)
  return inTransaction(by.database, async ({ db }) => {
    const units = await readDemoUnits(db, realmId)
    if (units === null) throw new Problem('forbidden', 'The realm holds more than demo data.')
    const accounts: DemoAccount[] = []
    for (const { userName, role, at } of wanted) {
      const unit = at === 'realm' ? null : units[at]
      const before = await readAccountNamed(db, realmId, userName)
      const made =
        before ??
        (await insertAccount(
          db,
          realmId,
          { userName, unitId: unit?.id ?? null, personId: null, email: null, demo: true },
          by,
        ))
      const accountId = typeof made === 'number' ? made : made?.account_id
      if (accountId === undefined) throw new Problem('conflict')
      if (before === null) {
        const grant = { role, unitId: unit?.id ?? null, only: null, validFrom: null, validTo: null }
        await insertGrant(db, realmId, accountId, grant, by)
      }
      await updatePassword(db, realmId, accountId, hash, by.now)
      await endSignIns(db, realmId, accountId, { only: null, now: by.now })
      await tell(db, by, { realmId, accountId, action: 'account.demo' })
      accounts.push({ userName, role, unit: unit?.code ?? null })
    }
    return { password, accounts }
  })
}
