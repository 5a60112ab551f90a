import { from as copyFrom } from 'pg-copy-streams'
import type pg from 'pg'
import type { Value } from '#core/columns.ts'

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

const special = /[\\\t\n\r]/

function escaped(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}

function field(value: Value | Buffer): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  return escaped(`{${value.map(quoted).join(',')}}`)
}

/** One line of COPY's text format. */
export function copyLine(values: readonly (Value | Buffer)[]): string {
  return `${values.map(field).join('\t')}\n`
}

export type CopyIn = {
  /** Resolves when the server can take more. */
  readonly write: (lines: string) => Promise<void>
  readonly end: () => Promise<void>
}

/** Opens `copy … from stdin` on a client; errors of the server reject the pending write or the end. */
export function copyInto(client: pg.ClientBase, table: string, columns: readonly string[]): CopyIn {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  let failed: Error | null = null
  const settled = new Promise<void>((resolve) => {
    stream.once('finish', resolve)
    stream.once('error', (error: Error) => {
      failed = error
      resolve()
    })
  })
  return {
    write: async (lines) => {
      if (failed !== null) throw failed
      if (stream.write(lines)) return
      await Promise.race([new Promise<void>((resolve) => stream.once('drain', resolve)), settled])
    },
    end: async () => {
      stream.end()
      await settled
      if (failed !== null) throw failed
    },
  }
}
