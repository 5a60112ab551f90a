import { inTransaction } from '#platform/database.ts'
import { canMail, sendMail } from '#platform/mail.ts'
import { tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { makeCode } from './actions-password.ts'
import { realmMeantBy } from './actions-sign-in.ts'
import { countAttempt } from './actions-throttle.ts'
import { userNameOf } from './rules-accounts.ts'
import { countedAddress } from './rules-throttle.ts'
import { readAccountNamed } from './store-accounts.ts'
import type { AccountRow } from './store-accounts.ts'

/**
 * Mails a code for a new password to the address that is kept for the account; it is good for an hour. Whoever asks
 * learns nothing: there is one answer, and it does not wait for the mail. `sent` is for tests and for the end of the
 * process: it is done when the mail is.
 */
export async function forgot(
  by: By,
  asked: { readonly realm?: string | undefined; readonly userName: string; readonly link: string },
): Promise<{ readonly sent: Promise<void> }> {
  const realmId = await realmMeantBy(by, asked.realm)
  const name = userNameOf(asked.userName)
  const keys = [
    { kind: 'mail', text: `${name ?? asked.userName}` },
    { kind: 'code', text: countedAddress(by.address) },
  ] as const
  await countAttempt(by, realmId, keys)
  const account = name === null ? null : await readAccountNamed(by.database.db, realmId, name)
  if (account === null || account.email === null || account.status !== 'active' || !canMail())
    return { sent: Promise.resolve() }
  return { sent: mailCode(by, realmId, account, account.email, asked.link) }
}

async function mailCode(by: By, realmId: number, account: AccountRow, to: string, link: string): Promise<void> {
  const accountId = account.account_id
  const { code } = await inTransaction(by.database, async ({ db }) => {
    await tell(db, by, { realmId, accountId, action: 'account.reset', payload: { door: 'mail' } })
    return makeCode(db, by, realmId, accountId, 'mail')
  })
  const subject = 'Quán Triệt: đặt lại mật khẩu / new password'
  try {
    await sendMail({ to, subject, text: textOf(code, link) })
  } catch {
    // the server's words may hold the address; that it failed is what the journal has to know
    await tell(by.database.db, by, { realmId, accountId, action: 'account.reset.unsent' })
  }
}

const textOf = (code: string, link: string): string =>
  [
    'Có người (có lẽ là đồng chí) yêu cầu đặt lại mật khẩu Quán Triệt. Nếu không phải, hãy bỏ qua thư này.',
    `Mở ${link}#${code} hoặc nhập mã dưới đây. Mã dùng một lần, trong một giờ.`,
    '',
    `    ${code}`,
    '',
    'Somebody (you, we suppose) asked for a new password for Quán Triệt. If not, let this mail be.',
    `Open ${link}#${code} or type the code above. It is good for once, within the hour.`,
    '',
  ].join('\n')
