/** The first load of any page: JavaScript that the browser must have before the page itself, gzipped. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureWeb } from '#server/web-build.ts'
import { say } from '../report.ts'
import type { Report } from '../report.ts'

/** Files that a module imports statically; what `import()` fetches comes later. */
function staticImports(code: string): string[] {
  return [...code.matchAll(/\b(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)?["']([^"']+\.js)["']/g)].map(
    (found) => found[1] as string,
  )
}

/** Scripts and preloads of the page, and everything they import statically. */
function firstLoad(folder: string): Map<string, Buffer> {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const waiting = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((found) =>
    path.join(folder, found[1] as string),
  )
  const found = new Map<string, Buffer>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    const code = readFileSync(file)
    found.set(file, code)
    for (const one of staticImports(code.toString()))
      waiting.push(one.startsWith('/') ? path.join(folder, one) : path.resolve(path.dirname(file), one))
  }
  return found
}

export function measureFirstLoad(report: Report, dataDir: string): void {
  say("the board's first load")
  const folder = ensureWeb(dataDir, say)
  if (folder === null) throw new Error('The web app is not built and the tools to build it are missing.')
  const files = firstLoad(folder)
  if (files.size === 0) throw new Error(`No script in ${folder}/index.html.`)
  const bytes = [...files.values()].reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0)
  report.add({
    bench: 'JavaScript of the first load, gzipped',
    value: bytes / 1000,
    unit: 'kB',
    target: 250,
    beside: { files: files.size },
  })
}
