import { stat } from 'node:fs/promises'
import { markingOfHead, markingOfName } from '#core/markings.ts'
import type { Marking } from '#core/markings.ts'
import type { DocumentFault } from './documents/answers.ts'
import { documentHead, documentLimits } from './documents/text.ts'

/**
 * `marking`: the mark of secrecy that a file carries in its name or at its head; null where none was found.
 * `unread`: why its text could not be looked at (pictures, broken or locked documents); null when it was.
 */
export type Marked = { readonly marking: Marking | null; readonly unread: DocumentFault | 'no-text' | null }

const textEndings = /\.(?:docx?|pdf)$/iu

/**
 * Looks for a mark of state secrecy on a file that is to be taken in; every door that takes files asks this. Nothing
 * with a mark may be stored (domain.md §6.2). Only names of pictures can be looked at.
 */
export async function markingOf(source: string | Buffer, name: string): Promise<Marked> {
  const named = markingOfName(name)
  if (named !== null) return { marking: named, unread: null }
  if (!textEndings.test(name)) return { marking: null, unread: 'no-text' }
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size > documentLimits.bytes) return { marking: null, unread: 'too-large' }
  const head = await documentHead(source)
  if ('fault' in head) return { marking: null, unread: head.fault }
  return { marking: markingOfHead(head.lines), unread: head.lines.length === 0 ? 'no-text' : null }
}
