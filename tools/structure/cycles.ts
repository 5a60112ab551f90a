import { importsOf } from './sources.ts'
import type { Fault, Sources } from './sources.ts'

/** Circles of imports, types included, each told once at its first file. */
export function checkCycles(sources: Sources): Fault[] {
  const graph = new Map<string, string[]>()
  for (const [file, text] of sources) {
    if (/\.tsx?$/.test(file))
      graph.set(
        file,
        importsOf(file, text).filter((target) => sources.has(target)),
      )
  }
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const faults: Fault[] = []
  const visit = (file: string): void => {
    state.set(file, 'open')
    trail.push(file)
    for (const target of graph.get(file) ?? []) {
      if (state.get(target) === 'open') {
        const circle = [...trail.slice(trail.indexOf(target)), target]
        faults.push({ file: target, rule: 'cycle', detail: circle.join(' → ') })
      } else if (!state.has(target)) visit(target)
    }
    trail.pop()
    state.set(file, 'done')
  }
  for (const file of [...graph.keys()].toSorted()) if (!state.has(file)) visit(file)
  return faults
}
