import { to as copyTo } from 'pg-copy-streams'
import type pg from 'pg'

/** Rows of whole numbers, one after the other in one array. */
export type IntRows = { readonly width: number; readonly length: number; readonly values: Float64Array }

/**
 * Runs `copy (query) to stdout` where every column is a whole number, and reads the rows straight out of the bytes:
 * several times faster and smaller than rows as objects. `query` takes no parameters: literals only.
 */
export async function copyInts(client: pg.ClientBase, query: string, width: number): Promise<IntRows> {
  const stream = client.query(copyTo(`copy (${query}) to stdout`))
  let values = new Float64Array(4096 * width)
  let count = 0
  let current = 0
  let negative = false
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number
      if (byte >= 48 && byte <= 57) current = current * 10 + (byte - 48)
      else if (byte === 45) negative = true
      else {
        if (count === values.length) {
          const larger = new Float64Array(values.length * 2)
          larger.set(values)
          values = larger
        }
        values[count++] = negative ? -current : current
        current = 0
        negative = false
      }
    }
  }
  return { width, length: count / width, values }
}
