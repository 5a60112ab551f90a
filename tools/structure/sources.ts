import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Source files by their path in the repository. */
export type Sources = ReadonlyMap<string, string>
/** What is wrong, and where. */
export type Fault = { readonly file: string; readonly rule: string; readonly detail: string }

const roots = ['src', 'test', 'tools', 'bench', 'demo']

/** Reads every TypeScript, JSON and SQL file of the repository. */
export function readSources(root: string): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') walk(name)
      } else if (/\.(ts|tsx|json|sql)$/.test(entry.name)) found.set(name, readFileSync(path.join(root, name), 'utf8'))
    }
  }
  const present = new Set(readdirSync(root))
  for (const folder of roots) if (present.has(folder)) walk(folder)
  return found
}

/** What a file imports: repository paths for our own files, the specifier for anything else. Types count as well. */
export function importsOf(file: string, text: string): string[] {
  const code = withoutComments(text)
  const found = new Set<string>()
  for (const pattern of [
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  ]) {
    for (const [, specifier = ''] of code.matchAll(pattern)) found.add(resolve(file, specifier))
  }
  return [...found]
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  return specifier
}

/** The text without comments; strings stay, since SQL lies in them. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/(^|[\s;{},(])\/\/[^\n]*/g, '$1')
}

/** Whether a file only runs in tests. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.startsWith('test/')
}

/** The module a file belongs to, or null. */
export function moduleOf(file: string): string | null {
  return /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? null
}
