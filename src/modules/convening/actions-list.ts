/** The official list of who is convened as a .docx, unsigned, its number left open (domain.md §3.2). */
import { buildPapers } from './actions-papers.ts'
import { listModel } from './rules-list.ts'
import type { ListFacts } from './rules-list.ts'

export const buildList = (facts: ListFacts): Promise<Buffer> =>
  buildPapers(`Danh sách triệu tập: ${facts.title}`, (layout) => [listModel(facts, layout)])
