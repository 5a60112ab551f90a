/** From what people write in a cell to the code of a closed list, and the other way round for people to read. */
import { levels as knownLevels } from './choices.ts'
import type { Choice } from './choices.ts'
import { fold } from './text.ts'

const tables = new WeakMap<object, Map<string, string>>()

function tableOf(key: object, options: () => readonly Choice[]): Map<string, string> {
  let table = tables.get(key)
  if (!table) {
    table = new Map()
    const all = options()
    // codes win over labels, labels over synonyms
    for (const { code } of all) table.set(fold(code), code)
    for (const { code, vi, en } of all)
      for (const label of [vi, en]) if (!table.has(fold(label))) table.set(fold(label), code)
    for (const { code, also } of all)
      for (const word of also ?? []) if (!table.has(fold(word))) table.set(fold(word), code)
    tables.set(key, table)
  }
  return table
}

function find(table: Map<string, string>, text: string): string | null {
  // most cells hold the code itself
  const direct = table.get(text)
  return direct ?? table.get(fold(text)) ?? null
}

/** Code of a cell that names a choice by code, label or synonym; null when none fits. */
export function choiceOf(options: readonly Choice[], text: string): string | null {
  return find(
    tableOf(options, () => options),
    text,
  )
}

/** The realm's levels with their usual labels; a level that is the realm's own is its own label. */
export function levelChoices(levels: readonly string[]): readonly Choice[] {
  return levels.map((code) => knownLevels.find((known) => known.code === code) ?? { code, vi: code, en: code })
}

/** Level of the realm that a cell names by code or usual label; null when none fits. */
export function levelOf(levels: readonly string[], text: string): string | null {
  return find(
    tableOf(levels, () => levelChoices(levels)),
    text,
  )
}

/** The choices as a sentence lists them: `f (Nữ), m (Nam)`. */
export function allowed(options: readonly Choice[]): string {
  return options.map(({ code, vi }) => (code === vi ? code : `${code} (${vi})`)).join(', ')
}
