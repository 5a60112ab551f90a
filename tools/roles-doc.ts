/** Writes docs/roles.md from the table of rights and from what the sweep test expects: `node tools/roles-doc.ts`. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Endpoint } from '../src/core/contract.ts'
import { permissions, policy, roles } from '../src/core/policy.ts'
import type { Role } from '../src/core/policy.ts'
import { allRoutes } from '../src/server/routes.ts'
import { expectations } from '../test/sweep/policy.ts'
import type { Expectation, Where } from '../test/sweep/policy-words.ts'

export const rolesDoc = path.resolve(import.meta.dirname, '../docs/roles.md')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const heads = roles.map(({ en }) => en)

const rights = (): string =>
  table(
    ['Permission', ...heads],
    permissions.map((permission) => [
      `\`${permission}\``,
      ...roles.map(({ code }) => (policy[code].includes(permission) ? 'yes' : '')),
    ]),
  )

/** What a role that may is answered, by where the right has to be held. */
const cells: Readonly<Record<Where, string>> = {
  open: 'yes',
  'signed-in': 'yes',
  unit: 'covered',
  list: 'yes',
  realm: 'whole realm',
}

const words: Readonly<Record<Where, (of: Expectation) => string>> = {
  open: () => 'everybody, also without a sign-in',
  'signed-in': () => 'every account, for itself',
  unit: ({ by }) =>
    `\`${by ?? 'unit'}\``.replaceAll(/`(the unit [^`]*?)(params\.\w+|body\.\w+)( today)?`/g, '$1`$2`$3'),
  list: ({ by }) => by ?? 'what is covered, as a list',
  realm: () => 'the realm',
}

const cell = (of: Expectation, role: Role): string =>
  of.where === 'open' || of.where === 'signed-in' || of.roles.includes(role) ? cells[of.where] : '403'

function rowsOf({ id, method, path: where }: Endpoint): string[][] {
  const stated = expectations[id]
  if (stated === undefined) throw new Error(`test/sweep/policy.ts says nothing of ${id}.`)
  const rows = stated.map((of) => [
    `\`${method} ${where}\``,
    words[of.where](of),
    of.where === 'open' ? 'yes' : '401',
    ...roles.map(({ code }) => cell(of, code)),
  ])
  // several questions about one place are one line
  return [...new Map(rows.map((row) => [row.join('|'), row])).values()]
}

const matrix = (endpoints: readonly Endpoint[]): string =>
  table(['Endpoint', 'Asked about', 'Nobody', ...heads], endpoints.flatMap(rowsOf))

/** The whole document. */
export async function rolesText(): Promise<string> {
  const endpoints = (await allRoutes()).map(({ endpoint }) => endpoint)
  return `# Roles and what they may do

Written by \`node tools/roles-doc.ts\` from \`src/core/policy.ts\` (the table of rights) and \`test/sweep/policy.ts\` (what every endpoint must answer); \`test/sweep.test.ts\` holds the server against the second, over HTTP, for every role. Don't change it by hand.

## The roles

${table(
  ['Role', 'Vietnamese', 'English'],
  roles.map(({ code, vi, en }) => [`\`${code}\``, vi, en]),
)}

A role is held at a unit and covers the unit, all that is below it today, and what was below it and is closed. A unit that has moved away is covered no more, also not for earlier days; one that has moved in is, also for them. Names are shown only of people whose unit today, or last one, is covered.

## The rights

${rights()}

## The endpoints

- **yes**: answered. **whole realm**: answered when the role is held at the top unit or over the realm, else 403.
- **covered**: answered for a unit that the role covers. For every other unit – above, beside, moved away, of another realm – and for one that is not there the answer is one and the same 404, with the same body and size.
- **401**: not signed in. So are accounts that are suspended, closed, past their dates or wait for their activation, and sign-ins made under roles that have ended since.
- **403**: the role does not have the permission. Roles of yesterday and of tomorrow, and those that wait for the second factor, count as none; one for a single session, tier or speaker is over no unit.
- Another realm's code, where one can be named, is 404 as an unknown one.
- An order to an account that holds more than the asker may give is 403 although the account is covered ([accounts](accounts.md)).

${matrix(endpoints)}

## What the sweep asks

Every endpoint is asked as nobody, by every role at a middle unit and at the top, by an account without a role, by a role for one session, by an officer of a closed unit and by a stranger with the rights of another realm; about the own unit, those above and below, a sibling and what is below it, a cousin, units that moved away, moved in or closed, a unit of another realm and one that is not there. Accounts that are suspended, pending, closed or past their dates, roles that ended yesterday (by an old and a new sign-in), those from tomorrow and sign-ins without the second factor ask each endpoint once. It fails for an answer that is not stated, for a 404 that differs from that for an unknown unit, for a key beyond the contract, and for a name, contact or personal word that the asker must not see. \`test/sweep/mass.test.ts\` sends every column name of the database as an extra field of every body, and measures the refusals.
`
}

if (import.meta.main) writeFileSync(rolesDoc, await rolesText())
