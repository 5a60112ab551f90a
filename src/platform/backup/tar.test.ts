import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTar } from './tar-read.ts'
import { tarEnd, tarHeader, tarPadding } from './tar-write.ts'

type Entry = { path: string; content: Buffer }

function write(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap(({ path, content }) => [
    tarHeader({ path, size: content.length, at: new Date(0) }),
    content,
    tarPadding(content.length),
  ])
  return Buffer.concat([...parts, tarEnd])
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Buffer, pieces: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const { path, content } of readTar(inPieces(bytes, pieces))) {
    const parts: Buffer[] = []
    for await (const part of content) parts.push(part)
    entries.push({ path, content: Buffer.concat(parts) })
  }
  return entries
}

const name = fc
  .string({
    unit: fc.constantFrom(...'a b c X Y Z 0 1 9 . _ - Đ đ ạ ộ ệ ữ ỹ Ư ơ'.split(' '), ' '),
    minLength: 1,
    maxLength: 80,
  })
  .filter((part) => !['.', '..'].includes(part))
const entry = fc.record({
  path: fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
  content: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
})

test('what is written is read again, whatever the names, the sizes and the pieces it arrives in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 6 }), fc.integer({ min: 1, max: 3_000 }), async (entries, pieces) => {
      expect(await read(write(entries), pieces)).toEqual(entries)
    }),
    { numRuns: 150 },
  )
})

test('an archive that is cut off anywhere is refused', async () => {
  const whole = write([{ path: 'Đảng bộ/kế hoạch.txt', content: Buffer.from('một hai ba') }])
  for (let length = 0; length <= whole.length - tarEnd.length; length += 64) {
    await expect(read(whole.subarray(0, length), 100)).rejects.toThrow('too early')
  }
})

test('the system’s own tar reads it too', () => {
  const bytes = write([
    { path: 'postgres/PG_VERSION', content: Buffer.from('18\n') },
    { path: `files/${'Đảng bộ tỉnh '.repeat(12)}.pdf`, content: Buffer.alloc(700, 1) },
  ])
  const ran = spawnSync('tar', ['-tf', '-', '--quoting-style=literal'], { input: bytes, encoding: 'utf8' })
  expect(ran.stderr).toBe('')
  expect(ran.stdout.split('\n')).toEqual(['postgres/PG_VERSION', `files/${'Đảng bộ tỉnh '.repeat(12)}.pdf`, ''])
})
