import { isTest, moduleOf, withoutComments } from './sources.ts'
import type { Fault, Sources } from './sources.ts'

const writing =
  /\b(?:insert\s+into|update(?:\s+only)?|delete\s+from|truncate(?:\s+table)?|copy|merge\s+into)\s+"?([a-z_]+)"?/gi

/**
 * Only the module that owns a table writes it. A table belongs to the module whose columns.ts or tables.ts names it
 * (`table: '…'`), else to the only one that writes it. The generic writer of versions is platform/facts*.ts.
 */
export function checkWriters(sources: Sources): Fault[] {
  const owners = ownersOf(sources)
  const tables = tablesOf(sources)
  const writers = new Map<string, Map<string, string>>()
  for (const [file, text] of sources) {
    const module = moduleOf(file)
    if (module === null || isTest(file) || !file.endsWith('.ts')) continue
    for (const [, name = ''] of withoutComments(text).matchAll(writing)) {
      const table = name.toLowerCase()
      if (!tables.has(table)) continue // a temporary table, or a word of prose
      writers.set(table, (writers.get(table) ?? new Map<string, string>()).set(module, file))
    }
  }
  return [...writers].flatMap(([table, by]) => {
    const owner = owners.get(table) ?? (by.size === 1 ? [...by.keys()][0] : undefined)
    return [...by]
      .filter(([module]) => module !== owner)
      .map(([, file]) => ({ file, rule: 'writer', detail: `${table} belongs to ${owner ?? 'one module alone'}` }))
  })
}

function ownersOf(sources: Sources): Map<string, string> {
  const owners = new Map<string, string>()
  for (const [file, text] of sources) {
    const module = moduleOf(file)
    if (module === null || !/\/(columns|tables)(-[a-z]+)*\.ts$/.test(file)) continue
    for (const [, table = ''] of text.matchAll(/\btable: '([a-z_]+)'/g)) owners.set(table, module)
  }
  return owners
}

/** The tables that the migrations make. */
function tablesOf(sources: Sources): Set<string> {
  const tables = new Set<string>()
  for (const [file, text] of sources) {
    if (!file.endsWith('.sql')) continue
    for (const [, table = ''] of text.matchAll(/\bcreate table (?:if not exists )?([a-z_]+)/gi)) tables.add(table)
  }
  return tables
}
