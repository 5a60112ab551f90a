import { inTransaction } from '#platform/database.ts'
import { canMail, sendMail } from '#platform/mail.ts'
import { tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { readAccount, updateEmail } from './store-accounts.ts'
import { voidMailedCodes } from './store-codes.ts'

/**
 * Sets the account's own e-mail address, or none (null: the one of the person's record again). Codes mailed to the
 * earlier address are void, and that address is told of the change where the installation can mail.
 */
export async function changeEmail(
  by: By,
  { realmId, accountId }: { readonly realmId: number; readonly accountId: number },
  email: string | null,
): Promise<void> {
  const before = await readAccount(by.database.db, realmId, accountId)
  await inTransaction(by.database, async ({ db }) => {
    await updateEmail(db, realmId, accountId, email)
    await voidMailedCodes(db, realmId, accountId, by.now)
    await tell(db, by, { realmId, accountId, action: 'account.email', payload: { set: email !== null } })
  })
  if (before?.email && before.email !== email && canMail()) void tellOldAddress(by, realmId, accountId, before.email)
}

async function tellOldAddress(by: By, realmId: number, accountId: number, to: string): Promise<void> {
  try {
    await sendMail({ to, subject: 'Quán Triệt: đã đổi thư điện tử / e-mail address changed', text })
  } catch {
    // the server's words may hold the address; the change itself stands in the journal
    await tell(by.database.db, by, { realmId, accountId, action: 'account.email.unsent' }).catch(() => undefined)
  }
}

const text = [
  'Địa chỉ thư điện tử của tài khoản Quán Triệt đã được đổi sang địa chỉ khác. Nếu không phải đồng chí đổi, hãy báo ngay cho cán bộ đơn vị.',
  '',
  'The e-mail address of your account at Quán Triệt has been changed. If it was not you, tell your unit’s officer at once.',
  '',
].join('\n')
