import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_LEVELS, DEFAULT_ZONE, TABLE_NAMES, TABLES, type AnyRow, type Column, type Dossier } from './columns.ts'
import { isoInZone } from './dates.ts'

/** How a dossier is written: as the product would, or as untidily as interchange.md accepts. */
export type Hand = 'tidy' | 'untidy'

/**
 * Writes a dossier as a folder of CSV files with the canonical headers, one file for each table
 * that has columns. Of a realm that is not the default one in zone or levels, realm.csv is written.
 */
export function writeDossier(folder: string, dossier: Dossier, hand: Hand = 'tidy'): void {
  mkdirSync(folder, { recursive: true })
  for (const table of TABLE_NAMES) {
    const given = dossier.given[table]
    if (given.length === 0) continue
    const kinds: Record<string, Column> = TABLES[table].columns
    const lines = (dossier.tables[table] as AnyRow[]).map((row) =>
      given.map((column) => {
        if (column === 'recorded_at') return isoInZone(row.recordedAt, dossier.zone)
        if (column === 'retracted') return row.retracted ? 'yes' : ''
        const kind = kinds[column]
        return kind === undefined ? '' : cellOf(row[column], kind, dossier.zone, hand)
      }),
    )
    writeFileSync(join(folder, `${table}.csv`), csvOf([given, ...lines], hand))
  }
  const isDefault = dossier.zone === DEFAULT_ZONE && dossier.levels.join() === DEFAULT_LEVELS.join()
  if (!isDefault && dossier.given.realm.length === 0) {
    const realm = [
      ['code', 'name', 'time_zone', 'levels'],
      ['default', 'Thử nghiệm', dossier.zone, dossier.levels.join('|')],
    ]
    writeFileSync(join(folder, 'realm.csv'), csvOf(realm, hand))
  }
}

function cellOf(value: unknown, column: Column, zone: string, hand: Hand): string {
  const untidy = hand === 'untidy'
  switch (column.kind) {
    case 'text':
      return String(value)
    case 'date': {
      const [year, month, day] = String(value).split('-')
      return untidy && day !== undefined ? `${day}/${month}/${year}` : String(value)
    }
    case 'time': {
      if (value === null) return ''
      const iso = isoInZone(value as number, zone)
      return untidy ? iso.replace(/[+-]\d\d:\d\d$/, '') : iso
    }
    case 'int':
      return untidy ? String(value).replace(/\B(?=(\d{3})+$)/g, '.') : String(value)
    case 'decimal':
      return untidy ? String(value).replace('.', ',') : String(value)
    case 'flag':
      return (untidy ? ['không', 'có'] : ['no', 'yes'])[Number(value)] as string
    case 'list':
      return (value as string[]).join('|')
  }
}

function csvOf(lines: string[][], hand: Hand): string {
  const [delimiter, end] = hand === 'untidy' ? [';', '\r\n'] : [',', '\n']
  const quote = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const content = lines.map((line) => line.map(quote).join(delimiter) + end).join('')
  return hand === 'untidy' ? `\uFEFF${content.normalize('NFD')}` : content
}
