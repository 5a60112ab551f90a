import { importsOf, isTest, withoutComments } from './sources.ts'
import type { Fault, Sources } from './sources.ts'

const isPage = (file: string): boolean =>
  /^src\/(web|ui|modules\/[^/]+\/web)\//.test(file) && /\.tsx?$/.test(file) && !isTest(file)
const isContract = (file: string): boolean => /^src\/.*\/contract[^/]*\.ts$/.test(file)

/** What a file still imports when it runs: its types are gone by then. */
function valuesOf(file: string, text: string): string[] {
  const types = /^\s*(?:import|export)\s+type\b[^'"`;]*?\bfrom\s*['"][^'"]+['"]/gm
  return importsOf(file, withoutComments(text).replaceAll(types, ''))
}

/**
 * Pages take contracts as types only, themselves and through whatever they import: a contract brings zod along, which
 * compiles its schemas from text, and that the content policy of the pages refuses (src/server/headers.ts).
 */
export function checkPages(sources: Sources): Fault[] {
  const clean = new Set<string>()
  /** The way from a file to a contract or to zod; null when there is none. */
  const way = (file: string): string[] | null => {
    if (file === 'zod' || isContract(file)) return [file]
    const text = sources.get(file)
    if (text === undefined || clean.has(file)) return null
    clean.add(file)
    for (const target of valuesOf(file, text)) {
      const found = way(target)
      if (found) {
        clean.delete(file)
        return [file, ...found]
      }
    }
    return null
  }
  return [...sources.keys()]
    .filter(isPage)
    .toSorted()
    .flatMap((file) => {
      const found = way(file)
      // the page nearest to it is told, not all that import that page
      return found && !found.slice(1).some(isPage)
        ? [{ file, rule: 'pages', detail: `a page takes contracts as types only: ${found.join(' → ')}` }]
        : []
    })
}
