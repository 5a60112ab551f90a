import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import { pendingMigrations } from '#platform/migrate.ts'
import { logFile } from '#platform/postgres/cluster.ts'
import { startEmbedded, statusOf } from '#platform/postgres/server.ts'
import { bad, ok, warn } from './checks.ts'
import type { Finding } from './checks.ts'
import { checkRole } from './checks-journal.ts'
import { servingNow } from './server-file.ts'

/** What runs on the data folder, and whether somebody still needs it. */
export function checkProcesses({ dataDir, databaseUrl }: Config): Finding {
  if (databaseUrl) return ok('Không có PostgreSQL đi kèm đang chạy', 'No embedded PostgreSQL is in use')
  const { state, pid, users } = statusOf(dataDir)
  if (state !== 'running') return ok('Không có tiến trình bỏ lại', 'No process was left behind')
  if (users.length === 0 && !servingNow(dataDir)) {
    return warn(
      {
        vi: `PostgreSQL (tiến trình ${pid}) bị bỏ lại sau khi chương trình chết`,
        en: `PostgreSQL (process ${pid}) was left by a killed program`,
      },
      {
        vi: 'quantriet start dùng lại được, hoặc quantriet stop.',
        en: 'quantriet start adopts it; quantriet stop ends it.',
      },
    )
  }
  return ok(`PostgreSQL đang chạy (tiến trình ${pid})`, `PostgreSQL runs (process ${pid})`)
}

/** Whether the database answers, is new enough and has all migrations. Starts the embedded one for that, if it exists. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
  if (!config.databaseUrl && statusOf(config.dataDir).state === 'absent') {
    return [
      warn(
        { vi: 'Chưa có cơ sở dữ liệu', en: 'There is no database yet' },
        { vi: 'quantriet start sẽ tạo.', en: 'quantriet start makes it.' },
      ),
    ]
  }
  const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  let embedded: Awaited<ReturnType<typeof startEmbedded>> | null = null
  try {
    embedded = config.databaseUrl ? null : await startEmbedded(config.dataDir)
  } catch (error) {
    return [
      bad(
        {
          vi: `PostgreSQL đi kèm không chạy được: ${said(error)}`,
          en: `The embedded PostgreSQL does not start: ${said(error)}`,
        },
        { vi: `Xem ${logFile(config.dataDir)}.`, en: `See ${logFile(config.dataDir)}.` },
      ),
    ]
  }
  const database = openDatabase(config.databaseUrl ?? embedded?.url ?? '', { max: 1, name: 'quantriet-doctor' })
  try {
    const found = await database.pool.query<{ version: string; number: number }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
    )
    const { version = '', number = 0 } = found.rows[0] ?? {}
    if (number < 150_000) {
      return [
        bad(
          { vi: `PostgreSQL ${version} quá cũ`, en: `PostgreSQL ${version} is too old` },
          { vi: 'Cần bản 15 trở lên.', en: '15 or newer is needed.' },
        ),
      ]
    }
    const pending = await pendingMigrations(database)
    return [
      ok(`PostgreSQL ${version} trả lời`, `PostgreSQL ${version} answers`),
      pending.length === 0
        ? ok('Cấu trúc dữ liệu mới nhất', 'The tables are up to date')
        : warn(
            {
              vi: `Còn ${pending.length} bước nâng cấp: ${pending.join(', ')}`,
              en: `${pending.length} migrations are due: ${pending.join(', ')}`,
            },
            {
              vi: 'Sao lưu (quantriet backup), rồi quantriet start.',
              en: 'Back up (quantriet backup), then quantriet start.',
            },
          ),
      ...(pending.length === 0 ? [await checkRole(embedded?.appUrl ?? database.url)] : []),
    ]
  } catch (error) {
    return [
      bad(
        { vi: `Cơ sở dữ liệu: ${said(error)}`, en: `The database: ${said(error)}` },
        {
          vi: 'Kiểm tra DATABASE_URL, hoặc khôi phục bản sao lưu (quantriet restore).',
          en: 'Check DATABASE_URL, or restore a backup (quantriet restore).',
        },
      ),
    ]
  } finally {
    await database.close()
    await embedded?.stop()
  }
}

const week = 7 * 24 * 3600 * 1000

/** How old the last backup is. */
export function checkBackup({ dataDir, databaseUrl }: Config, now = new Date()): Finding {
  if (databaseUrl) return ok('Sao lưu bằng pg_dump của máy chủ đó', 'Backed up by the pg_dump of that server')
  const mend = { vi: 'quantriet backup TỆP.tar.gz', en: 'quantriet backup FILE.tar.gz' }
  const note = path.join(dataDir, 'last-backup.json')
  if (!existsSync(note)) return warn({ vi: 'Chưa sao lưu lần nào', en: 'There is no backup yet' }, mend)
  const { file, covers } = JSON.parse(readFileSync(note, 'utf8')) as { file: string; covers: string }
  const day = covers.slice(0, 10)
  if (now.getTime() - Date.parse(covers) > week) {
    return warn({ vi: `Bản sao lưu gần nhất: ${day}`, en: `The last backup is of ${day}` }, mend)
  }
  if (!existsSync(file)) {
    return warn({ vi: `Bản sao lưu ${file} không còn ở đó`, en: `The backup ${file} is no longer there` }, mend)
  }
  return ok(`Sao lưu gần nhất ${day}: ${file}`, `Last backup ${day}: ${file}`)
}
