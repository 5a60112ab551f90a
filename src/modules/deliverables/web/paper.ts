import type { RowOf } from '#web/list/list-model.ts'

/** A paper as the list of papers has it. */
export type Paper = RowOf<'listPapers'>
export type Task = RowOf<'listTasks'>
