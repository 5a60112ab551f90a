/** The whole import by the command line, beside COPY of the same rows into bare tables with the same indexes. */
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { dossierFiles } from '#modules/dossier/columns.ts'
import { quantriet } from '../children.ts'
import { onStore } from '../database.ts'
import { median, timed } from '../numbers.ts'
import { say } from '../report.ts'
import type { Report } from '../report.ts'
import type { World } from '../world.ts'

/** Tables that the dossier fills. */
const tables = dossierFiles.map((file) => file.table)
const rounds = 3

/**
 * Fills bare tables (same columns, keys and indexes; no foreign keys, no checks; logged, as the real ones) from rows
 * that were written out before. One transaction; answers its milliseconds.
 */
async function copyBare(client: pg.PoolClient, folder: string): Promise<number> {
  await client.query('drop schema if exists bare cascade')
  await client.query('create schema bare')
  for (const table of tables)
    await client.query(`create table bare.${table} (like public.${table} including defaults including indexes)`)
  await client.query('checkpoint')
  return timed(async () => {
    await client.query('begin')
    for (const table of tables)
      await pipeline(
        createReadStream(path.join(folder, table), { highWaterMark: 1 << 18 }),
        client.query(copyFrom(`copy bare.${table} from stdin`)),
      )
    await client.query('commit')
  })
}

async function copyTimes(dataDir: string, folder: string): Promise<{ times: number[]; rows: number }> {
  mkdirSync(folder, { recursive: true })
  return onStore(dataDir, async (client) => {
    let rows = 0
    for (const table of tables) {
      await pipeline(
        client.query(copyTo(`copy public.${table} to stdout`)),
        createWriteStream(path.join(folder, table)),
      )
      const { rows: counted } = await client.query<{ rows: number }>(`select count(*) as rows from ${table}`)
      rows += counted[0]?.rows ?? 0
    }
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push(await copyBare(client, folder))
    await client.query('drop schema bare cascade')
    return { times, rows }
  })
}

/** When the refresh of the figures began, which is the last thing that an import does. */
async function refreshBegan(dataDir: string): Promise<number> {
  return onStore(dataDir, async (client) => {
    const { rows } = await client.query<{ at: Date }>('select max(computed_at) as at from figure_states')
    return rows[0]?.at.getTime() ?? NaN
  })
}

async function sizes(dataDir: string): Promise<{ facts: number; figures: number }> {
  return onStore(dataDir, async (client) => {
    const { rows } = await client.query<{ facts: number; figures: number }>(
      `select coalesce(sum(pg_total_relation_size(c.oid)) filter (where c.relname not like 'figure_%'), 0)::bigint as facts,
         coalesce(sum(pg_total_relation_size(c.oid)) filter (where c.relname like 'figure_%'), 0)::bigint as figures
       from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    )
    return { facts: (rows[0]?.facts ?? 0) / 2 ** 20, figures: (rows[0]?.figures ?? 0) / 2 ** 20 }
  })
}

/** Imports the world into a data folder whose server runs and whose store is empty. */
export async function measureImport(report: Report, world: World, dataDir: string, folder: string): Promise<void> {
  say('importing by the command line')
  const ran = await quantriet('import', world.dossier, '--data', dataDir, '--lang', 'en')
  const ended = Date.now()
  const refresh = ended - (await refreshBegan(dataDir))
  const { rows } = JSON.parse(ran.out) as { rows: number }
  say(`imported ${rows} rows in ${(ran.milliseconds / 1000).toFixed(1)} s; copying the same rows into bare tables`)
  const copied = await copyTimes(dataDir, folder)
  rmSync(folder, { recursive: true, force: true })
  const copy = median(copied.times)
  const size = await sizes(dataDir)
  report.add({
    bench: 'import against COPY',
    value: ran.milliseconds / copy,
    unit: 'ratio',
    target: 6,
    beside: {
      'import s': ran.milliseconds / 1000,
      'of it figures s': refresh / 1000,
      'COPY s': copy / 1000,
      rows,
      versions: copied.rows,
      'rows/s': rows / (ran.milliseconds / 1000),
    },
  })
  report.add({
    bench: 'peak memory of the import',
    value: ran.peakMB,
    unit: 'MB',
    target: 512,
    beside: { 'facts on disk MB': size.facts, 'figures on disk MB': size.figures },
  })
}
