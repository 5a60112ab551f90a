/** Paths of files inside a dossier (interchange.md: a file's path stays inside the dossier). */
import { cleanLine } from './text.ts'

/**
 * The path with `/` between its parts and without `.` parts; null when it could lead out of the dossier: absolute,
 * with a drive or an address, with `..`, an empty part, a backslash or a control character.
 */
export function insidePath(raw: string): string | null {
  const text = cleanLine(raw)
  if (text === null || text.length > 1000 || text.includes('\\') || /^[a-z]+:/iu.test(text)) return null
  const parts = text.split('/').filter((part) => part !== '.')
  if (parts.length === 0) return null
  for (const part of parts) if (part.trim() === '' || part.trim() === '..' || part !== part.trim()) return null
  return parts.join('/')
}

/** Whether the path ends in one of the endings, whatever their case. */
export function hasEnding(path: string, endings: readonly string[]): boolean {
  const lower = path.toLowerCase()
  return endings.some((ending) => lower.endsWith(ending))
}
