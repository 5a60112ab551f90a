import type { Fault, Sources } from './sources.ts'

const words = ['contract', 'rules', 'tables', 'store', 'actions', 'answers', 'routes', 'jobs', 'columns']
const part = new RegExp(`^(${words.join('|')})(-[a-z0-9]+)*\\.ts$`)

/** The closed vocabulary of a slice (architecture.md, One slice): its words, parts of them, web/, tests, data. */
export function checkVocabulary(sources: Sources): Fault[] {
  return [...sources.keys()].flatMap((file): Fault[] => {
    const inside = /^src\/modules\/[^/]+\/(.+)$/.exec(file)?.[1]
    if (inside === undefined) return []
    const fits =
      part.test(inside) || /\.test\.tsx?$/.test(inside) || inside.startsWith('web/') || inside.endsWith('.json')
    return fits ? [] : [{ file, rule: 'vocabulary', detail: `a module has ${words.join(', ')}, web/ and tests` }]
  })
}

const most = 300

/** Past 300 lines the noun is two nouns. */
export function checkLength(sources: Sources): Fault[] {
  return [...sources].flatMap(([file, text]): Fault[] => {
    const lines = text.split('\n').length - 1
    const counted = /\.tsx?$/.test(file) && lines > most
    return counted ? [{ file, rule: 'length', detail: `${lines} lines, at most ${most}` }] : []
  })
}

/** No index.ts: a file is imported by its own name. */
export function checkNames(sources: Sources): Fault[] {
  return [...sources.keys()]
    .filter((file) => /(^|\/)index\.tsx?$/.test(file))
    .map((file) => ({ file, rule: 'names', detail: 'no index.ts: import the file itself' }))
}
