import type pg from 'pg'
import type { Database } from '../database.ts'

// any constant will do, as long as every version of the program asks for the same one
const lockKey = 7_160_812

/** Work on the tree, one at a time in the whole database; each statement sees what was committed before it. */
export async function alone<T>(database: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  try {
    await client.query('begin isolation level read committed')
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    client.release(true) // closing the connection rolls back and gives the lock back
    throw error
  }
}
