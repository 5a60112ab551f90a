import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '../src/platform/config.ts'
import { openStore } from '../src/platform/open.ts'

const folder = path.resolve(import.meta.dirname, '../src/platform/migrations')

/** Name of the migration that comes after the given ones, e.g. `0003-likeness.sql`. */
export function nextMigration(present: readonly string[], subject: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(subject)) throw new Error('A subject is small letters, digits and hyphens.')
  const last = Math.max(0, ...present.map((name) => Number(/^(\d{4})-/.exec(name)?.[1] ?? 0)))
  return `${String(last + 1).padStart(4, '0')}-${subject}.sql`
}

async function migrateNow(): Promise<void> {
  const store = await openStore(readConfig(process.env))
  await store.close()
  process.stdout.write(store.migrated.length === 0 ? 'Up to date.\n' : `${store.migrated.join('\n')}\n`)
}

if (import.meta.main) {
  const [order, subject] = process.argv.slice(2)
  if (order === 'migrate') await migrateNow()
  else if (order === 'new' && subject) {
    const name = nextMigration(readdirSync(folder), subject)
    writeFileSync(path.join(folder, name), '-- Forward only, one transaction; realm_id first in every key.\n', {
      flag: 'wx',
    })
    process.stdout.write(`src/platform/migrations/${name}\n`)
  } else {
    process.stderr.write('npm run db -- migrate | new SUBJECT\n')
    process.exitCode = 2
  }
}
