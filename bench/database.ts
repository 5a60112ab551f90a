/** The bench's own look into the embedded server, beside the product. */
import type pg from 'pg'
import { openDatabase } from '#platform/database.ts'
import { startEmbedded } from '#platform/postgres/server.ts'

/** Runs work on one connection to the store of a data folder; starts the server when none runs. */
export async function onStore<T>(dataDir: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded(dataDir)
  const database = openDatabase(embedded.url, { max: 1, name: 'bench' })
  try {
    const client = await database.pool.connect()
    try {
      return await work(client)
    } finally {
      client.release(true)
    }
  } finally {
    await database.close()
    await embedded.stop()
  }
}
