import { roles } from '#core/policy.ts'
import type { Role } from '#core/policy.ts'
import * as keep from '#modules/accounts/actions-accounts.ts'
import type { Keeper } from '#modules/accounts/actions-accounts.ts'
import { tell } from '#modules/accounts/actions-by.ts'
import type { By } from '#modules/accounts/actions-by.ts'
import { dropSecondFactor } from '#modules/accounts/actions-factor.ts'
import { makeSetupToken } from '#modules/accounts/actions-password.ts'
import { accountNamed, accountsFor, grantsFor } from '#modules/accounts/answers-kept.ts'
import { dayIn } from '#core/zones.ts'
import { scopeFor } from '#modules/accounts/answers-scope.ts'
import { realmFactsOf, unitIdOf } from '#modules/units/answers.ts'
import { parseDate } from '#core/dates.ts'
import { readings } from '#core/readings.ts'
import { Refusal, UsageFault, flag, needed, text } from '../command.ts'
import type { Command, CommandContext } from '../command.ts'
import { realmMeant, requireRealm } from '../realms.ts'

const given = (name: string, value: string, vi: string, en: string) =>
  ({ name, type: 'string', value, help: { vi, en } }) as const

export const command: Command = {
  name: 'account',
  summary: { vi: 'Quản lý tài khoản và vai trò từ máy chủ', en: 'Keep accounts and roles from the server itself' },
  usage:
    'setup | list | add NAME | grant NAME | revoke NAME | reset NAME | suspend NAME | resume NAME | close NAME | reopen NAME',
  options: [
    given(
      'unit',
      'U',
      'Đơn vị quản lý tài khoản, hoặc nơi giữ vai trò',
      'The unit that keeps the account, or of the role',
    ),
    given('role', 'R', `Vai trò: ${roles.map(({ code }) => code).join(', ')}`, 'The role, as listed'),
    given('only', 'X', 'Chỉ cho một buổi, một cấp chấm, một mã', 'Only for a session, a tier, a code'),
    given('from', 'D', 'Vai trò có từ ngày', 'First day of the role'),
    given('to', 'D', 'Vai trò có đến hết ngày', 'Last day of the role'),
    given('email', 'E', 'Thư điện tử của tài khoản', 'E-mail address of the account'),
    {
      name: 'drop-second-factor',
      type: 'boolean',
      help: { vi: 'Khi reset: bỏ cả lớp xác thực thứ hai', en: 'With reset: take the second factor away too' },
    },
  ],
  arguments: [1, 2],
  details: {
    vi: 'setup in liên kết dùng một lần để tạo quản trị. add và reset in mã dùng một lần để người dùng tự đặt mật khẩu. grant và revoke không có --unit là toàn tổ chức. Mọi việc đều ghi nhật ký.',
    en: 'setup prints a one-time link that makes an administrator. add and reset print a one-time code with which the user sets a password. grant and revoke without --unit mean the whole organization. All of it is journaled.',
  },
  run: async (cx) => {
    const [order = '', name] = cx.args
    const work = orders[order]
    if (work === undefined) throw new UsageFault({ vi: `Không có việc ${order}.`, en: `There is no order ${order}.` })
    await work(await openRealm(cx), name)
  },
}

type In = { readonly cx: CommandContext; readonly by: By; readonly keeper: Keeper; readonly realm: string }

async function openRealm(cx: CommandContext): Promise<In> {
  const { database } = await cx.openStore()
  const realm = await realmMeant(database, text(cx, 'realm'))
  await requireRealm(database, realm)
  const facts = await realmFactsOf(database.db, realm, null)
  if (facts === null) throw new Error(`The realm ${realm} is gone.`)
  const now = new Date()
  const asker = { kind: 'operator' } as const
  const scope = await scopeFor(database, { asker, now }, facts, 'make.accounts')
  const by = { database, now, actor: 'operator', door: 'cli', address: '', agent: '' }
  return { cx, by, realm, keeper: { asker, scope, today: dayIn(facts.timeZone, now) } }
}

const orders: Readonly<Record<string, (it: In, name: string | undefined) => Promise<void>>> = {
  setup: async ({ cx, by, keeper }) => cx.out(`/setup#${await makeSetupToken(by, keeper.scope.realmId)}`),
  list: async ({ cx, by, keeper }) => {
    for (let after = ''; ;) {
      const rows = await accountsFor(by.database, keeper.scope, after)
      if (rows.length > 0 || after === '') {
        const { realmId } = keeper.scope
        await tell(by.database.db, by, { realmId, action: readings.listAccounts, payload: { rows: rows.length } })
      }
      for (const row of rows) {
        const held = row.roles.map(({ role, unit }) => `${role}@${unit ?? '*'}`).join(' ')
        cx.out([row.user_name, row.status, row.unit ?? '*', row.second_factor ? '2' : '1', held].join('\t'))
      }
      after = rows.at(-1)?.user_name ?? ''
      if (rows.length === 0) return
    }
  },
  add: async (it, name) => {
    const { cx, by, keeper } = it
    const asked = { userName: nameOf(name), unitId: await unitOf(it), personId: null, email: text(cx, 'email') ?? null }
    const { code, expiresAt } = await keep.addAccount(by, keeper, asked)
    tellCode(cx, code, expiresAt)
  },
  grant: async (it, name) => {
    const { cx, by, keeper } = it
    const { account_id: id } = await found(it, name)
    const [validFrom, validTo] = [dateOf(cx, 'from'), dateOf(cx, 'to')]
    const grant = { role: roleOf(cx), unitId: await unitOf(it), only: text(cx, 'only') ?? null, validFrom, validTo }
    cx.out(String(await keep.giveRole(by, keeper, id, grant)))
  },
  revoke: async (it, name) => {
    const { by, keeper, cx } = it
    const { account_id: id } = await found(it, name)
    const [role, unit] = [roleOf(cx), await unitOf(it)]
    const held = (await grantsFor(by.database, keeper.scope, id)).filter(
      (one) => one.role === role && one.unit_id === unit,
    )
    if (held.length === 0)
      throw new Refusal({ vi: 'Tài khoản không có vai trò ấy ở đó.', en: 'The account has no such role there.' })
    for (const one of held) await keep.takeRole(by, keeper, one.grant)
  },
  reset: async (it, name) => {
    const { account_id: id } = await found(it, name)
    const { by, keeper, cx } = it
    if (flag(cx, 'drop-second-factor')) await dropSecondFactor(by, { realmId: keeper.scope.realmId, accountId: id })
    const { code, expiresAt } = await keep.resetAccount(by, keeper, id)
    tellCode(cx, code, expiresAt)
  },
  suspend: move('suspend'),
  resume: move('resume'),
  close: move('close'),
  reopen: move('reopen'),
}

function move(order: 'suspend' | 'resume' | 'close' | 'reopen') {
  return async (it: In, name: string | undefined): Promise<void> => {
    const { account_id: id } = await found(it, name)
    await keep.moveAccount(it.by, it.keeper, id, order)
  }
}

function tellCode({ out, err, lang }: CommandContext, code: string, expiresAt: Date): void {
  out(code)
  const until = expiresAt.toISOString().slice(0, 16).replace('T', ' ')
  err(
    lang === 'vi'
      ? `Mã dùng một lần ở trang /activate, đến ${until} UTC.`
      : `Good for once at /activate, until ${until} UTC.`,
  )
}

function nameOf(name: string | undefined): string {
  if (name === undefined) throw new UsageFault({ vi: 'Thiếu tên đăng nhập.', en: 'The user name is missing.' })
  return name
}

async function found({ by, keeper }: In, name: string | undefined) {
  const account = await accountNamed(by.database, keeper.scope, nameOf(name))
  if (account) return account
  throw new Refusal({ vi: `Không có tài khoản “${name}”.`, en: `There is no account “${name}”.` })
}

async function unitOf({ cx, by, keeper }: In): Promise<number | null> {
  const code = text(cx, 'unit')
  if (code === undefined) return null
  const id = await unitIdOf(by.database.db, keeper.scope.realmId, code)
  if (id === null) throw new Refusal({ vi: `Không có đơn vị “${code}”.`, en: `There is no unit “${code}”.` })
  return id
}

function roleOf(cx: CommandContext): Role {
  const role = needed(cx, 'role')
  const known = roles.find(({ code }) => code === role)
  if (known) return known.code
  throw new UsageFault({ vi: `Không có vai trò ${role}.`, en: `There is no role ${role}.` })
}

function dateOf(cx: CommandContext, name: string): string | null {
  const typed = text(cx, name)
  if (typed === undefined) return null
  const date = parseDate(typed)
  if (date === null) throw new UsageFault({ vi: `--${name} cần một ngày.`, en: `--${name} takes a date.` })
  return date
}
