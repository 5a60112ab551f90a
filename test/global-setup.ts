import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbedded } from '../src/platform/postgres/server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Maintenance database of the server that all tests of a run share. */
    serverUrl: string
    /** What the files of a run make once for all of them lies here. */
    runFolder: string
  }
}

/** One PostgreSQL for the run, in memory where there is room, and one migrated template that the files copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir()
  const folder = mkdtempSync(path.join(base, 'quantriet-test-'))
  const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const embedded = await startEmbedded(folder, {
    settings: { ...unsafe, max_wal_size: '1GB', shared_buffers: '128MB' },
  })
  const serverUrl = databaseUrl(embedded.url, 'postgres')
  const server = openDatabase(serverUrl, { max: 1 })
  await server.pool.query('create database template_migrated')
  const template = openDatabase(databaseUrl(embedded.url, 'template_migrated'), { max: 1 })
  await migrate(template)
  await template.close()
  await server.close()
  project.provide('serverUrl', serverUrl)
  const runFolder = mkdtempSync(path.join(os.tmpdir(), 'quantriet-run-'))
  project.provide('runFolder', runFolder)
  return async () => {
    await embedded.stop()
    for (const made of [folder, runFolder]) rmSync(made, { recursive: true, force: true })
  }
}

function databaseUrl(url: string, name: string): string {
  const to = new URL(url)
  to.pathname = `/${name}`
  return to.href
}
