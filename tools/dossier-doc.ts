/** Writes the tables of docs/dossier.md, which come from the code, between their markers: `node tools/dossier-doc.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Choice } from '../src/core/choices.ts'
import type { Cell, Column, DossierFile } from '../src/core/columns.ts'
import { faultWords } from '../src/core/fault-words.ts'
import { warnings } from '../src/core/faults.ts'
import { dossierFiles } from '../src/modules/dossier/columns.ts'

export const dossierDoc = path.resolve(import.meta.dirname, '../docs/dossier.md')

const inCell = (text: string): string => text.replaceAll('|', '\\|')
const table = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `| ${row.map(inCell).join(' | ')} |`).join('\n')

const choicesOf = (options: readonly Choice[]): string => options.map(({ code, vi }) => `\`${code}\` ${vi}`).join(', ')

function cellWords(cell: Cell): string {
  switch (cell.type) {
    case 'code':
      return 'code'
    case 'text':
      return 'text'
    case 'level':
      return 'one of the realm’s levels'
    case 'date':
      return cell.open ? `date; empty = ${cell.open === 'start' ? 'from the beginning' : 'open'}` : 'date'
    case 'instant':
      return 'date and time'
    case 'count':
      return 'whole number from 0'
    case 'share':
      return 'share, more than 0, at most 1'
    case 'yesno':
      return '`yes` or `no`'
    case 'choice':
      return choicesOf(cell.options)
    case 'openChoice':
      return `${choicesOf(cell.options)}; other codes too`
    case 'list':
      return cell.options ? `list of: ${choicesOf(cell.options)}` : `list of ${cell.of ? 'levels' : 'codes'}`
    case 'directives':
      return 'list of `number@issued_on`, or of numbers'
    case 'directive':
      return '`number@issued_on`, or a number'
    case 'docNumber':
      return 'document number such as `30-KH/TU`'
    case 'zone':
      return 'IANA time zone'
    case 'file':
      return `path of a file in the dossier${cell.endings ? ` (${cell.endings.join(', ')})` : ''}`
  }
}

function defaultWords({ cell, fallback }: Column): string {
  if (cell.type === 'date' || fallback === undefined || fallback === null || fallback === '') return ''
  if (typeof fallback === 'boolean') return fallback ? 'yes' : 'no'
  return Array.isArray(fallback) ? fallback.join('|') : String(fallback)
}

function columnRow(column: Column): string[] {
  const refers = column.ref ?? column.refs
  const own = column.name === 'code'
  return [
    column.key ? `**${column.name}**` : column.name,
    column.vi,
    column.required ? 'yes' : '',
    [
      cellWords(column.cell),
      ...(refers && !own ? [`names a ${refers}`] : []),
      ...(column.help ? [column.help.en] : []),
    ].join('; '),
    defaultWords(column),
  ]
}

function fileSection(file: DossierFile): string {
  const head = [
    ['column', 'Vietnamese header', 'needed', 'holds', 'when empty'],
    ['---', '---', '---', '---', '---'],
  ]
  return `### ${file.name}.csv – ${file.vi}\n\n${table([...head, ...file.columns.map(columnRow)])}`
}

function faultSection(): string {
  const rows = Object.entries(faultWords).flatMap(([code, sentence]) =>
    sentence ? [[`\`${code}\``, sentence[0], sentence[1]]] : [],
  )
  const warned = (row: readonly string[]): boolean => [...warnings].some((code) => row[0] === `\`${code}\``)
  const head = [
    ['code', 'tiếng Việt', 'English'],
    ['---', '---', '---'],
  ]
  const part = (title: string, list: string[][]): string => `### ${title}\n\n${table([...head, ...list])}`
  return [
    part(
      'Faults',
      rows.filter((row) => !warned(row)),
    ),
    part('Warnings', rows.filter(warned)),
  ].join('\n\n')
}

/** The text with each generated part anew; throws when a marker is missing. */
export function withGenerated(text: string): string {
  const parts = { files: dossierFiles.map(fileSection).join('\n\n'), faults: faultSection() }
  return Object.entries(parts).reduce((whole, [name, content]) => {
    const [from, to] = [`<!-- generated: ${name} -->`, `<!-- end of generated: ${name} -->`]
    const [start, end] = [whole.indexOf(from), whole.indexOf(to)]
    if (start < 0 || end < start) throw new Error(`docs/dossier.md lacks the markers of ${name}.`)
    return `${whole.slice(0, start + from.length)}\n\n${content}\n\n${whole.slice(end)}`
  }, text)
}

if (import.meta.main) writeFileSync(dossierDoc, withGenerated(readFileSync(dossierDoc, 'utf8')))
