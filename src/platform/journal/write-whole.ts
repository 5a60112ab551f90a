import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes a file that is there whole or not at all, also after a power cut. */
export function writeWhole(folder: string, name: string, text: string, mode: number): void {
  const fresh = path.join(folder, `${name}.new`)
  writeFileSync(fresh, text, { mode, flush: true })
  renameSync(fresh, path.join(folder, name))
  const held = openSync(folder, 'r')
  fsyncSync(held)
  closeSync(held)
}
