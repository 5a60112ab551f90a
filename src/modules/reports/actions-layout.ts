import { readFile } from 'node:fs/promises'
import { type Layout, parseLayout } from './rules-layout.ts'

/** Reads and checks one of the layouts of layout/; an office may hand in its own file instead. */
export async function readLayout(file: URL = new URL('./layout/party.json', import.meta.url)): Promise<Layout> {
  return parseLayout(JSON.parse(await readFile(file, 'utf8')))
}
