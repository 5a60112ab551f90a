/** Writes docs/privacy.md's tables, which come from the register, between their markers: `node tools/privacy-doc.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { register } from '../src/core/privacy.ts'
import { bases, privacyClasses, purposes, retentions } from '../src/core/privacy-words.ts'
import { rolesWith } from '../src/core/policy.ts'

export const privacyDoc = path.resolve(import.meta.dirname, '../docs/privacy.md')

const table = (rows: readonly (readonly string[])[]): string => rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
const words = (of: Readonly<Record<string, { readonly vi: string; readonly en: string }>>): string =>
  table([
    ['code', 'tiếng Việt', 'English'],
    ['---', '---', '---'],
    ...Object.entries(of).map(([code, { vi, en }]) => [`\`${code}\``, vi, en]),
  ])

function fieldsOf(name: string): string {
  const rows = register
    .filter((field) => field.table === name)
    .map((field) => [
      `\`${field.column}\``,
      field.class,
      `\`${field.purpose}\``,
      `\`${field.basis}\``,
      `\`${field.retention}\``,
      field.seenWith.length === 0 ? 'nobody' : field.seenWith.map((one) => `\`${one}\``).join(', '),
      `\`${field.erase}\``,
    ])
  const head = [
    ['column', 'class', 'purpose', 'basis', 'term', 'seen with', 'erasing'],
    ['---', '---', '---', '---', '---', '---', '---'],
  ]
  return `### \`${name}\`\n\n${table([...head, ...rows])}`
}

function permissionRows(): string {
  const used = [...new Set(register.flatMap(({ seenWith }) => seenWith))]
  return table([
    ['permission', 'roles that have it'],
    ['---', '---'],
    ...used.map((one) => [`\`${one}\``, rolesWith(one).join(', ')]),
  ])
}

/** The text with each generated part anew; throws when a marker is missing. */
export function withRegister(text: string): string {
  const parts = {
    words: [
      `### Classes\n\n${words(privacyClasses)}`,
      `### Purposes\n\n${words(purposes)}`,
      `### Legal notes\n\n${words(bases)}`,
      `### Terms\n\n${words(retentions)}`,
      `### Permissions\n\n${permissionRows()}`,
    ].join('\n\n'),
    register: [...new Set(register.map((field) => field.table))].map(fieldsOf).join('\n\n'),
  }
  return Object.entries(parts).reduce((whole, [name, content]) => {
    const [from, to] = [`<!-- generated: ${name} -->`, `<!-- end of generated: ${name} -->`]
    const [start, end] = [whole.indexOf(from), whole.indexOf(to)]
    if (start < 0 || end < start) throw new Error(`docs/privacy.md lacks the markers of ${name}.`)
    return `${whole.slice(0, start + from.length)}\n\n${content}\n\n${whole.slice(end)}`
  }, text)
}

if (import.meta.main) writeFileSync(privacyDoc, withRegister(readFileSync(privacyDoc, 'utf8')))
