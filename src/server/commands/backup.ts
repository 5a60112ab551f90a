import { existsSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { backUp } from '#platform/backup/base-backup.ts'
import { openDatabase } from '#platform/database.ts'
import { tellCommand } from '#platform/journal/reading.ts'
import { startEmbedded, statusOf } from '#platform/postgres/server.ts'
import { appVersion } from '../cli.ts'
import { Refusal } from '../command.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  name: 'backup',
  summary: { vi: 'Sao lưu toàn bộ dữ liệu vào một tệp', en: 'Back everything up into one file' },
  usage: 'FILE',
  options: [],
  arguments: [1, 1],
  details: {
    vi: 'Ghi cơ sở dữ liệu và các tệp đã lưu vào một tệp .tar.gz, cả khi máy chủ đang chạy. Tệp chứa dữ liệu cá nhân: hãy cất giữ như bản gốc.',
    en: 'Writes the database and the stored files into one .tar.gz, also beside a running server. It holds personal data: keep it as safe as the original.',
  },
  run: async ({ args, config, lang, out, err }) => {
    const target = path.resolve(args[0] ?? '')
    if (config.databaseUrl) {
      throw new Refusal({
        vi: 'Dữ liệu nằm trong PostgreSQL của đơn vị (DATABASE_URL): hãy sao lưu bằng pg_dump của máy chủ đó, cùng thư mục files trong thư mục dữ liệu.',
        en: 'The data lies in a PostgreSQL of your own (DATABASE_URL): back it up with the pg_dump of that server, and the folder files of the data folder with it.',
      })
    }
    if (statusOf(config.dataDir).state === 'absent') {
      throw new Refusal({
        vi: `Chưa có dữ liệu trong ${config.dataDir}.`,
        en: `There is no data in ${config.dataDir} yet.`,
      })
    }
    if (existsSync(target)) {
      throw new Refusal({ vi: `${target} đã có: chọn tên khác.`, en: `${target} exists: choose another name.` })
    }
    // no migration here: a backup is what one makes before an update
    const embedded = await startEmbedded(config.dataDir)
    try {
      await tellOf(embedded.url)
      const manifest = await backUp({ dataDir: config.dataDir, url: embedded.url, appVersion: appVersion() }, target)
      remember(config.dataDir, target, manifest.covers)
      const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
      err(
        lang === 'vi'
          ? `Đã sao lưu ${rows} dòng, ${manifest.files.length} tệp; gồm mọi thay đổi trước ${manifest.covers}.`
          : `Backed up ${rows} rows, ${manifest.files.length} files; every change before ${manifest.covers} is in it.`,
      )
      out(target)
    } finally {
      await embedded.stop()
    }
  },
}

/** Tells the journal that everything is being copied, unless the database is older than the journal. */
async function tellOf(url: string): Promise<void> {
  const database = openDatabase(url, { max: 1, name: 'quantriet-backup' })
  try {
    const { rows } = await database.pool.query<{ there: boolean }>(
      `select to_regclass('journal_payloads') is not null as there`,
    )
    if (rows[0]?.there) await tellCommand(database, { realmId: null, action: 'backup' })
  } finally {
    await database.close()
  }
}

/** Lets `doctor` say how old the last backup is. */
function remember(dataDir: string, file: string, covers: string): void {
  const note = path.join(dataDir, 'last-backup.json')
  writeFileSync(`${note}.tmp`, `${JSON.stringify({ file, covers })}\n`, { mode: 0o600 })
  renameSync(`${note}.tmp`, note)
}
