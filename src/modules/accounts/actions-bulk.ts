import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Problem } from '#core/problem.ts'
import { inTransaction } from '#platform/database.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { BookSheet } from '#platform/sheets/write-xlsx.ts'
import type { Keeper } from './actions-accounts.ts'
import { tell } from './actions-by.ts'
import type { By } from './actions-by.ts'
import { makeCode } from './actions-password.ts'
import { userNameFrom } from './rules-accounts.ts'
import { insertAccount } from './store-accounts.ts'
import { insertGrant } from './store-grants.ts'
import { readCandidates, readNamesLike, readWaiting } from './store-people.ts'
import type { Slip } from './store-people.ts'

/** Accounts that one order makes at most, and slips that one workbook holds. */
export const mostAtOnce = 5_000

/**
 * Makes a pending account for each person of the units who has none, with the role of a member at the person's unit.
 * There is no password and no code yet: codes come into being with the sheet. Answers how many were made; there may be
 * more to do when it is `mostAtOnce`.
 */
export async function addAccountsOfUnits(by: By, keeper: Keeper, units: readonly number[]): Promise<number> {
  const { scope, today } = keeper
  return inTransaction(by.database, async ({ db }) => {
    const people = await readCandidates(db, scope, { units, today, limit: mostAtOnce })
    const bases = people.map(({ full_name: name }) => userNameFrom(name, () => false))
    const taken = await readNamesLike(db, scope.realmId, [...new Set(bases)])
    for (const { person_id: personId, unit_id: unitId, full_name: fullName } of people) {
      const userName = userNameFrom(fullName, (name) => taken.has(name))
      taken.add(userName)
      const accountId = await insertAccount(db, scope.realmId, { userName, unitId, personId, email: null }, by)
      if (accountId === null) throw new Problem('conflict', 'Somebody else makes accounts here.')
      const role = { role: 'member', unitId, only: null, validFrom: null, validTo: null } as const
      await insertGrant(db, scope.realmId, accountId, role, by)
    }
    await tell(db, by, {
      realmId: scope.realmId,
      action: 'account.bulk',
      payload: { made: people.length, units: units.length },
    })
    return people.length
  })
}

/**
 * A workbook of slips to cut out, a sheet a unit: every account that waits gets a new code, which stands there and
 * nowhere else; earlier codes are void. So each workbook is served once. Names only for who may read them there.
 */
export async function makeSlips(
  by: By,
  keeper: Keeper,
  asked: { readonly units: readonly number[]; readonly namesAt: (unit: number) => boolean; readonly address: string },
): Promise<Buffer> {
  const rows: { slip: Slip; code: string; until: string }[] = []
  await inTransaction(by.database, async ({ db }) => {
    const { realmId } = keeper.scope
    const waiting = await readWaiting(db, keeper.scope, { units: asked.units, limit: mostAtOnce })
    if (waiting.length === 0) throw new Problem('not-found', 'No account waits there.')
    for (const slip of waiting) {
      const { code, expiresAt } = await makeCode(db, by, realmId, slip.account_id, 'slip')
      rows.push({ slip, code, until: expiresAt.toISOString().slice(0, 10) })
    }
    await tell(db, by, { realmId, action: 'account.slips', payload: { slips: rows.length, units: asked.units.length } })
  })
  return workbook(rows, asked)
}

const header = [
  'STT',
  'Họ và tên',
  'Đơn vị',
  'Tên đăng nhập',
  'Mã kích hoạt (dùng một lần)',
  'Dùng trước ngày',
  'Mở trang',
]
const widths = [6, 28, 32, 20, 40, 16, 36]

async function workbook(
  rows: readonly { slip: Slip; code: string; until: string }[],
  asked: { readonly namesAt: (unit: number) => boolean; readonly address: string },
): Promise<Buffer> {
  const byUnit = Map.groupBy(rows, ({ slip }) => slip.unit)
  const sheets = [...byUnit.values()].map((own, index): BookSheet => {
    const lines = own.map(({ slip, code, until }, at) => {
      const name = asked.namesAt(slip.unit_id) ? (slip.full_name ?? '') : ''
      return [String(at + 1), name, slip.unit_name, slip.user_name, code, until, `${asked.address}/activate`]
    })
    const columns = widths.map((width) => ({ width, format: 'text' as const, header: 'head' as const }))
    return { name: sheetName(own[0]?.slip.unit ?? '', index), header, columns, batches: once(lines) }
  })
  const folder = await mkdtemp(path.join(tmpdir(), 'quantriet-slips-'))
  try {
    const file = path.join(folder, 'slips.xlsx')
    const handle = await open(file, 'wx', 0o600)
    try {
      await writeXlsx(handle, sheets)
    } finally {
      await handle.close()
    }
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Names of sheets have at most 31 letters, none of `[]:*?/\`, and differ. */
function sheetName(code: string, index: number): string {
  return `${index + 1} ${code.replaceAll(/[[\]:*?/\\']/g, '-')}`.slice(0, 31)
}

async function* once(lines: string[][]): AsyncGenerator<string[][]> {
  yield lines
}
