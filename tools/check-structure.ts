import path from 'node:path'
import { checkCycles } from './structure/cycles.ts'
import { checkLayers } from './structure/layers.ts'
import { checkPages } from './structure/pages.ts'
import { readSources } from './structure/sources.ts'
import type { Fault, Sources } from './structure/sources.ts'
import { checkLength, checkNames, checkVocabulary } from './structure/vocabulary.ts'
import { checkWriters } from './structure/writers.ts'

/** Every rule of the house that a linter can't hold (architecture.md, One slice). */
export function checkStructure(sources: Sources): Fault[] {
  return [checkVocabulary, checkLength, checkNames, checkLayers, checkCycles, checkPages, checkWriters].flatMap(
    (rule) => rule(sources),
  )
}

if (import.meta.main) {
  const faults = checkStructure(readSources(path.resolve(import.meta.dirname, '..')))
  for (const { file, rule, detail } of faults) process.stderr.write(`${file}: ${rule}: ${detail}\n`)
  process.stdout.write(faults.length === 0 ? 'The structure holds.\n' : `${faults.length} faults of structure.\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
