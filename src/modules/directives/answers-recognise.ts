/** What a text cites, held against the register. */
import type { UnitScope } from '#core/scope.ts'
import type { Hit } from './contract.ts'
import { refOf } from './answers-register.ts'
import type { Register } from './answers-register.ts'
import type { Found } from './rules-recognise.ts'
import { bodyOf, readSymbol, sameNumber } from './rules-symbol.ts'
import type { Symbol } from './rules-symbol.ts'
import type { RegisterRow } from './store-register.ts'

const candidateOf = (row: RegisterRow) => ({ ref: refOf(row), title: row.title, issuer_name: row.issuer_name })

/** Registered directives of a number, however its letters are cased; of the day, where one is given. */
export function bearersOf(number: string, day: string | null, register: Register): RegisterRow[] {
  const bearers = register.rows.filter((row) => sameNumber(row.number, number))
  const ofDay = bearers.filter((row) => row.issued_on === day)
  return day === null ? bearers : ofDay
}

/** A number found, with the directive that bears it. A number without a day that several bear means none of them for sure. */
export function hitOf(found: Found, register: Register): Hit {
  const bearers = bearersOf(found.number, found.issued_on, register)
  const [only] = bearers
  return {
    number: found.number,
    form: found.form,
    type: found.type,
    issued_on: found.issued_on,
    written: found.written,
    cited: found.cited,
    kind: found.kind_of_link,
    cue: found.cue,
    known: bearers.length === 1 && only !== undefined ? candidateOf(only) : null,
    candidates: bearers.length > 1 ? bearers.slice(0, 20).map(candidateOf) : [],
  }
}

type Issuer = { readonly issuer: string; readonly name: string; readonly why: 'register' | 'letters' }

/**
 * Who may have issued a document of these letters, the likeliest first: whoever the register already has them of, most
 * often first, then what the letters say. Of the realm's units only those that the asker writes for.
 */
export function issuersOf({ body }: Pick<Symbol, 'body'>, register: Register, edits: UnitScope): Issuer[] {
  if (body === null) return []
  const mine = (code: string): boolean => {
    const unit = register.units.get(code)
    return unit === undefined ? edits.all : edits.covers(unit.unitId)
  }
  const counts = new Map<string, { name: string; count: number }>()
  for (const row of register.rows) {
    const letters = readSymbol(row.number)?.body
    if (letters === null || letters === undefined || !sameNumber(letters, body) || !mine(row.issuer)) continue
    const before = counts.get(row.issuer)
    counts.set(row.issuer, { name: row.issuer_name, count: (before?.count ?? 0) + 1 })
  }
  const known = [...counts]
    .toSorted(([, a], [, b]) => b.count - a.count)
    .map(([issuer, { name }]) => ({ issuer, name, why: 'register' as const }))
  const said = bodyOf(body)
  const further: Issuer[] =
    said === null
      ? []
      : 'name' in said
        ? edits.all
          ? [{ issuer: said.name, name: said.name, why: 'letters' }]
          : []
        : [...register.units.values()]
            .filter(({ level, code }) => level === said.level && mine(code))
            .map(({ code, name }) => ({ issuer: code, name, why: 'letters' }))
  return [...known, ...further.filter(({ issuer }) => !counts.has(issuer))].slice(0, 8)
}
