/**
 * A backup beside a running server under writes, with nothing but SQL and a copy of the files, since the embedded
 * PostgreSQL comes without pg_dump and pg_basebackup.
 *
 * Model: the copied files are torn and of different moments; the write-ahead log from the start to the stop of the
 * backup makes them whole when a server starts on the copy. Invariants: one session stays open from start to stop; a
 * temporary replication slot keeps the log from being recycled meanwhile; stored files are copied after the stop, so
 * every row's file is there (a file is written before its row). What breaks it: a log segment that is missing (the
 * restore would refuse to start), a tablespace outside the folder (refused here).
 */
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { clusterFolder } from '../postgres/cluster.ts'
import { archiveEnd, bytesEntry, fileEntry, folderEntries, writeWhole } from './archive.ts'
import { countRows } from './check.ts'
import { manifestName } from './manifest.ts'
import type { Manifest, ManifestFile } from './manifest.ts'

type Label = { readonly stop: string; readonly label: string; readonly map: string; readonly last: string }

/** Writes the backup of a data folder whose embedded server answers at `url`; answers its manifest. */
export async function backUp(
  place: { readonly dataDir: string; readonly url: string; readonly appVersion: string },
  target: string,
): Promise<Manifest> {
  const client = new pg.Client({ connectionString: place.url, application_name: 'quantriet-backup' })
  client.on('error', () => undefined) // the query that is under way rejects
  await client.connect()
  const made: { manifest?: Manifest } = {}
  try {
    await writeWhole(target, pieces(client, place, made))
  } finally {
    await client.end().catch(() => undefined) // ends the slot too
  }
  if (!made.manifest) throw new Error('The backup was not completed.')
  return made.manifest
}

async function* pieces(
  client: pg.Client,
  place: { readonly dataDir: string; readonly appVersion: string },
  made: { manifest?: Manifest },
): AsyncGenerator<Buffer> {
  const cluster = clusterFolder(place.dataDir)
  const files: ManifestFile[] = []
  const started = await one<{ now: string; version: number }>(
    client,
    `select to_json(clock_timestamp())#>>'{}' as now, current_setting('server_version_num')::int / 10000 as version`,
  )
  await client.query(`select pg_create_physical_replication_slot($1, true, true)`, [`quantriet_backup_${process.pid}`])
  await client.query(`select pg_backup_start('quantriet', fast => true)`)
  yield* folderEntries(cluster, 'postgres', files, wantedOfCluster)
  yield* fileEntry(path.join(cluster, 'global/pg_control'), 'postgres/global/pg_control', files)
  const rows = await countRows(client)
  const { now: covers } = await one<{ now: string }>(client, `select to_json(clock_timestamp())#>>'{}' as now`)
  const ended = await one<Label>(
    client,
    `select lsn::text as stop, labelfile as label, spcmapfile as map, pg_walfile_name(lsn) as last
     from pg_backup_stop(wait_for_archive => false)`,
  )
  if (ended.map.trim())
    throw new Error('The database has tablespaces outside its folder, which a backup does not hold.')
  yield* bytesEntry('postgres/backup_label', Buffer.from(ended.label), files)
  for (const segment of await segments(cluster, ended)) {
    yield* fileEntry(path.join(cluster, 'pg_wal', segment), `postgres/pg_wal/${segment}`, files)
  }
  yield* fileEntry(path.join(place.dataDir, 'password'), 'password', files)
  await mkdir(path.join(place.dataDir, 'files'), { recursive: true, mode: 0o700 })
  yield* folderEntries(path.join(place.dataDir, 'files'), 'files', files, (name) => !/\.(tmp|partial)$/.test(name))
  made.manifest = {
    format: 'quantriet-backup/1',
    appVersion: place.appVersion,
    postgres: started.version,
    started_at: started.now,
    covers,
    rows,
    files: [...files],
  }
  yield* bytesEntry(manifestName, Buffer.from(JSON.stringify(made.manifest)), [])
  yield* archiveEnd()
}

/** Leaves out what belongs to the running server alone, and what is added with care afterwards. */
function wantedOfCluster(relative: string): boolean {
  if (/^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest)$/.test(relative))
    return false
  if (relative === 'global/pg_control') return false
  if (/^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./.test(relative)) {
    return relative === 'pg_wal/archive_status' || relative === 'pg_wal/summaries'
  }
  return !/(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)($|\/)/.test(relative)
}

/** The segments of the write-ahead log from the start to the stop of the backup, and the history of its timeline. */
async function segments(cluster: string, { label, last }: Label): Promise<string[]> {
  const first = /^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)/m.exec(label)?.[1]
  if (!first) throw new Error('The server gave no proper label for the backup.')
  const names = (await readdir(path.join(cluster, 'pg_wal'))).toSorted()
  const between = names.filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
  if (between[0] !== first || between.at(-1) !== last)
    throw new Error('The server has already dropped its log: try again.')
  return [...names.filter((name) => name.endsWith('.history')), ...between]
}

async function one<T extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<T> {
  const [row] = (await client.query<T>(sql)).rows
  if (!row) throw new Error('The server answered nothing.')
  return row
}
