export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }

/**
 * JSON in the one spelling of RFC 8785: names in the order of their UTF-16 units, no blanks, numbers as ECMAScript
 * writes them. Members that are undefined are left out. Throws for what JSON can't say.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is no number of JSON.`)
  if (typeof value === 'string' && !value.isWellFormed()) throw new TypeError('A text holds half a letter.')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .filter((member): member is [string, Json] => member[1] !== undefined)
    // by UTF-16 units, which is how < compares
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${members.map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`).join(',')}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
