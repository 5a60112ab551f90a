import { importsOf, isTest, moduleOf } from './sources.ts'
import type { Fault, Sources } from './sources.ts'

/** Modules in the order in which they may depend on one another: on lines above, and on names to the left. */
export const moduleLines: readonly (readonly string[])[] = [
  ['files'],
  ['units', 'people', 'accounts'],
  ['views'],
  ['journal'], // reads and proves; everybody appends through platform/journal.ts
  ['directives', 'campaigns'],
  ['sessions', 'streams'],
  ['attendance', 'headcounts', 'deliverables', 'writing', 'likeness', 'recommendations', 'outreach'],
  ['figures'],
  ['reports', 'notices', 'convening', 'speakers'],
  ['dossier'],
]
const order = moduleLines.flat()

/** Which folders of src/ a folder may import from. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  platform: ['core', 'platform'],
  modules: ['core', 'platform', 'modules'],
  ui: ['core', 'ui'],
  web: ['core', 'ui', 'web', 'modules'],
  pages: ['core', 'ui', 'web', 'modules'], // a module's own web/
  server: ['core', 'platform', 'modules', 'server'],
}

const folderOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? ''
/** `store-people.ts` → `store`; '' outside a module's own vocabulary. */
const wordOf = (file: string): string => /^src\/modules\/[^/]+\/([a-z]+)/.exec(file)?.[1] ?? ''
const isPage = (file: string): boolean => /^src\/modules\/[^/]+\/web\//.test(file)
const layerOf = (file: string): string => (isPage(file) ? 'pages' : folderOf(file))

/** Which of a module's files may be imported from which others of any module; own ones and others' ones apart. */
const own: Readonly<Record<string, readonly string[]>> = {
  contract: ['contract'],
  rules: ['rules', 'contract', 'columns'],
  tables: ['tables', 'contract', 'columns'],
  columns: ['columns', 'contract', 'rules'],
  store: ['store', 'tables', 'contract', 'columns', 'rules'],
  answers: ['answers', 'store', 'tables', 'contract', 'columns', 'rules'],
  actions: ['actions', 'answers', 'store', 'tables', 'contract', 'columns', 'rules'],
  routes: ['routes', 'actions', 'answers', 'store', 'contract', 'rules', 'columns'],
  jobs: ['actions', 'answers', 'store', 'contract', 'rules', 'columns'],
  web: ['web', 'contract', 'rules', 'columns'],
}
const others: Readonly<Record<string, readonly string[]>> = {
  contract: ['contract'],
  rules: ['rules', 'contract', 'columns'],
  tables: ['columns'],
  columns: ['columns'],
  store: ['tables', 'columns', 'contract', 'rules'],
  answers: ['answers', 'contract', 'rules', 'columns'],
  actions: ['actions', 'answers', 'contract', 'rules', 'columns'],
  routes: ['actions', 'answers', 'contract', 'rules', 'columns'],
  jobs: ['actions', 'answers', 'contract', 'rules', 'columns'],
  web: ['web', 'contract', 'rules', 'columns'],
}

/** The layers of the house, the order of the modules, and what each file of a slice may import. */
export function checkLayers(sources: Sources): Fault[] {
  return [...sources].flatMap(([file, text]) => {
    if (isTest(file) || !file.startsWith('src/') || !/\.tsx?$/.test(file)) return []
    return importsOf(file, text).flatMap((target) => faultsOf(file, target))
  })
}

function faultsOf(file: string, target: string): Fault[] {
  const fault = (rule: string, detail: string): Fault[] => [{ file, rule, detail }]
  const layer = layerOf(file)
  if (!target.startsWith('src/')) return foreign(file, target)
  if (!(layers[layer] ?? []).includes(folderOf(target))) return fault('layer', `${layer}/ may not import ${target}`)
  const to = moduleOf(target)
  if (to === null) return []
  if (layer === 'web') return allowed('web', others, target) ? [] : fault('slice', `a page may not import ${target}`)
  const from = moduleOf(file)
  if (from === null) return []
  if (from === to)
    return allowed(wordOf(file), own, target) ? [] : fault('slice', `${wordOf(file)} may not import ${target}`)
  if (order.indexOf(to) < 0) return fault('module-order', `${to} is not in the list of modules`)
  // a page shows parts of other nouns; what it shows comes through their contracts
  if (!isPage(file) && order.indexOf(to) > order.indexOf(from))
    return fault('module-order', `${from} stands below ${to}`)
  return allowed(wordOf(file), others, target) ? [] : fault('slice', `${wordOf(file)} may not import ${target}`)
}

function allowed(word: string, table: Readonly<Record<string, readonly string[]>>, target: string): boolean {
  return target.endsWith('.json') || (table[word] ?? []).includes(wordOf(target))
}

/** Packages without input or output: the language of contracts, and lists of words. */
const purePackages: readonly string[] = ['zod', '@zxcvbn-ts/language-common']

/** Packages: core and the browser know no server, contracts and rules nothing but zod. */
function foreign(file: string, target: string): Fault[] {
  const layer = layerOf(file)
  const pure = layer === 'core' || (layer === 'modules' && ['contract', 'rules'].includes(wordOf(file)))
  if (pure && !purePackages.includes(target))
    return [{ file, rule: 'layer', detail: `it is pure and may not import ${target}` }]
  const browser = ['ui', 'web', 'pages'].includes(layer)
  if (browser && /^(node:|pg$|kysely|fastify|@fastify)/.test(target)) {
    return [{ file, rule: 'layer', detail: `it runs in the browser and may not import ${target}` }]
  }
  return []
}
