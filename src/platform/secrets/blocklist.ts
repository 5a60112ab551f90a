/**
 * A file of passwords that are known to others: one a line, or its SHA-1 in hex, with or without `:count` behind it, as
 * lists of breached passwords are handed around. Nothing is asked of another host.
 */
import { createHash } from 'node:crypto'
import { blocklistFile } from '../config.ts'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'

export type Blocklist = {
  /** Whether one of these spellings of a password is in the list. */
  readonly hasAny: (spellings: readonly string[]) => boolean
}

/** Bytes up to which a file is read into memory, in any order; a larger one must be ordered by hash. */
const readWhole = 64 * 1024 * 1024

const hashLine = /^([0-9A-Fa-f]{40})(?::\d+)?$/
const sha1 = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex').toUpperCase()

/** Opens a list. Throws what the file system says when it can't be read. */
export function openBlocklist(file: string, wholeUpTo = readWhole): Blocklist {
  const descriptor = openSync(file, 'r')
  const { size } = fstatSync(descriptor)
  if (size > wholeUpTo) {
    return { hasAny: (spellings) => spellings.some((one) => isInOrdered(descriptor, size, sha1(one))) }
  }
  closeSync(descriptor)
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean)
  const hashes = new Set(lines.map((line) => hashLine.exec(line)?.[1]?.toUpperCase() ?? sha1(line)))
  return { hasAny: (spellings) => spellings.some((one) => hashes.has(sha1(one))) }
}

let opened: { readonly file: string; readonly list: Blocklist } | null = null

/** The list that the operator has set, opened once; null when there is none. Throws when it can't be read. */
export function blocklist(file: string | null = blocklistFile()): Blocklist | null {
  if (file === null) return null
  if (opened?.file !== file) opened = { file, list: openBlocklist(file) }
  return opened.list
}

const longestLine = 64

/** Looks for a hash in a file whose lines are ordered by it, without reading more than some dozens of lines. */
function isInOrdered(descriptor: number, size: number, hash: string): boolean {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const { line, end } = lineFrom(descriptor, middle, size)
    if (line === null) {
      high = middle
      continue
    }
    const found = hashLine.exec(line)?.[1]?.toUpperCase() ?? ''
    if (found === hash) return true
    if (found < hash) low = Math.max(end, middle + 1)
    else high = middle
  }
  return lineFrom(descriptor, 0, size, true).line?.toUpperCase().startsWith(hash) ?? false
}

/** The first whole line that begins after a place (`here`: at it), and where it ends; null when there is none. */
function lineFrom(descriptor: number, at: number, size: number, here = false): { line: string | null; end: number } {
  const buffer = Buffer.alloc(Math.min(4 * longestLine, size - at))
  readSync(descriptor, buffer, 0, buffer.length, at)
  const begin = here ? 0 : buffer.indexOf(10) + 1
  if (begin === 0 && !here) return { line: null, end: size }
  const stop = buffer.indexOf(10, begin)
  const until = stop === -1 ? buffer.length : stop
  if (until === begin) return { line: null, end: size }
  return { line: buffer.toString('latin1', begin, until).trimEnd(), end: at + until }
}
