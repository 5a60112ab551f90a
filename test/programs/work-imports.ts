/** Works on the import jobs of a realm in a process of its own, so that it can be killed. */
import { workInRealm } from '#modules/dossier/jobs-imports.ts'
import { openDatabase } from '#platform/database.ts'

const [url = '', filesDir = '', realm = ''] = process.argv.slice(2)
const database = openDatabase(url)
await workInRealm(
  { database, filesDir, now: () => new Date('2026-05-01T03:00:00Z') },
  Number(realm),
  new AbortController().signal,
)
await database.close()
