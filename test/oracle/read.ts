import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  DEFAULT_LEVELS,
  DEFAULT_ZONE,
  emptyDossier,
  TABLE_NAMES,
  TABLES,
  type AnyRow,
  type Column,
  type Dossier,
  type TableName,
} from './columns.ts'
import { instantOf } from './dates.ts'

/**
 * Reads a folder of CSV files as interchange.md describes them (CSV only; canonical headers and
 * values only). `importedAt` stands for the moment of import where no `recorded_at` is given.
 */
export function readDossier(folder: string, importedAt: number = Date.now()): Dossier {
  const realm = readTable(folder, 'realm', DEFAULT_ZONE, importedAt)
  const realmRow = realm.rows.toSorted((a, b) => a.recordedAt - b.recordedAt).at(-1)
  const zone = (realmRow?.['time_zone'] as string | undefined) || DEFAULT_ZONE
  const levels = realmRow?.['levels'] as string[] | undefined
  const dossier = emptyDossier(zone, levels?.length ? levels : DEFAULT_LEVELS)
  for (const table of TABLE_NAMES) {
    const { columns, rows } = readTable(folder, table, zone, importedAt)
    dossier.given[table] = columns
    ;(dossier.tables as Record<TableName, unknown>)[table] = rows
  }
  return dossier
}

function readTable(folder: string, table: TableName, zone: string, importedAt: number) {
  const file = join(folder, `${table}.csv`)
  if (!existsSync(file)) return { columns: [], rows: [] }
  const [header = [], ...lines] = parseCsv(readFileSync(file, 'utf8'))
  const columns = header.map((cell) => cell.normalize('NFC').trim().toLowerCase())
  const kinds: Record<string, Column> = TABLES[table].columns
  const rows = lines.map((line) => {
    const cell = (column: string) => {
      const at = columns.indexOf(column)
      return at < 0 ? '' : (line[at] ?? '').normalize('NFC').trim()
    }
    const row: AnyRow = {
      recordedAt: readTime(cell('recorded_at'), zone) ?? importedAt,
      retracted: readFlag(cell('retracted'), false),
      import: 0,
    }
    for (const [column, kind] of Object.entries(kinds)) {
      row[column] = readCell(cell(column), kind, zone)
    }
    return row
  })
  return { columns, rows }
}

/** RFC 4180 with whichever of comma, semicolon and tab the header has; drops a BOM and empty lines. */
function parseCsv(source: string): string[][] {
  const content = source.replace(/^\uFEFF/, '')
  const firstLine = content.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [';', '\t'].find((d) => firstLine.includes(d)) ?? ','
  const lines: string[][] = []
  let line: string[] = []
  let cell = ''
  let quoted = false
  const endLine = () => {
    line.push(cell)
    if (line.some((c) => c !== '')) lines.push(line)
    line = []
    cell = ''
  }
  for (let i = 0; i < content.length; i++) {
    const c = content[i] as string
    if (quoted) {
      if (c !== '"') cell += c
      else if (content[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (c === '"' && cell === '') quoted = true
    else if (c === delimiter) {
      line.push(cell)
      cell = ''
    } else if (c === '\n') endLine()
    else if (c !== '\r' || content[i + 1] !== '\n') cell += c
  }
  endLine()
  return lines
}

function readCell(cell: string, column: Column, zone: string): unknown {
  switch (column.kind) {
    case 'text':
      return cell === '' ? column.empty : cell
    case 'date':
      return readDate(cell)
    case 'time':
      return readTime(cell, zone)
    case 'int':
      return readInt(cell)
    case 'decimal':
      return cell === '' ? column.empty : cell.replace(',', '.')
    case 'flag':
      return readFlag(cell, column.empty)
    case 'list':
      return cell === '' ? [] : cell.split('|').map((item) => item.trim())
  }
}

/** `yyyy-MM-dd` or `dd/MM/yyyy`; an empty cell is `""`. */
function readDate(cell: string): string {
  if (cell === '' || /^\d{4}-\d\d-\d\d$/.test(cell)) return cell
  const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell)
  if (m === null) throw new Error(`not a date: ${cell}`)
  return `${m[3]}-${m[2]?.padStart(2, '0')}-${m[1]?.padStart(2, '0')}`
}

/** A date-time with an offset, or without one in the realm's zone; null for an empty cell. */
function readTime(cell: string, zone: string): number | null {
  if (cell === '') return null
  const m = /^([\d/-]{8,10})(?:[T ](\d\d?):(\d\d)(?::(\d\d)(\.\d{1,3})?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(cell)
  if (m === null) throw new Error(`not a date-time: ${cell}`)
  const [, day = '', hour = '0', minute = '00', second = '00', fraction = '', offset] = m
  const local = `${readDate(day)}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}`
  return offset === undefined ? instantOf(local, zone) : Date.parse(local + offset)
}

/** Plain digits or grouped as in vi-VN (`15.190`); an empty cell is 0. */
function readInt(cell: string): number {
  if (cell === '') return 0
  if (!/^\d+$|^\d{1,3}(\.\d{3})+$/.test(cell)) throw new Error(`not a whole number: ${cell}`)
  return Number(cell.replaceAll('.', ''))
}

function readFlag(cell: string, empty: boolean): boolean {
  if (cell === '') return empty
  const known = { yes: true, có: true, '1': true, x: true, no: false, không: false, '0': false }
  const value = known[cell.toLowerCase() as keyof typeof known]
  if (value === undefined) throw new Error(`not yes or no: ${cell}`)
  return value
}
