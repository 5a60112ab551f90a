/** Workbooks: guarded first, then parsed in a worker thread, a sheet at a time. */
import { Worker } from 'node:worker_threads'
import type { OpenSheet, SheetBatch, SheetFault } from './sheet.ts'
import type { Answer, Request } from './xlsx-worker.ts'
import { guardZip } from './zip-guard.ts'

/** Heap of the parsing thread; a workbook that needs more is refused. */
const heapMb = 512

export type Workbook = {
  /** Names of the sheets in order; empty when `fault` says why the workbook cannot be read. */
  readonly sheets: readonly string[]
  readonly fault: SheetFault | null
  /** Places of sheets that people don't see. */
  readonly hidden: readonly number[]
  /** Opens one sheet by its place; only one sheet is open at a time. */
  readonly open: (index: number) => Promise<OpenSheet>
  /** The same without a header: every row, as long as it is. */
  readonly openRaw: (index: number) => Promise<OpenSheet>
  readonly close: () => Promise<void>
}

const broken = (code: SheetFault['code'], reason: string): SheetFault => ({
  code,
  row: 0,
  column: '',
  value: '',
  params: { reason },
})

/** One parsing thread: requests are answered one after the other; a thread that dies answers with a fault. */
class Parser {
  #worker: Worker
  dead = false
  constructor(path: string) {
    this.#worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
      workerData: { path },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    })
    // what it dies of between two questions is told at the next one
    this.#worker.on('error', () => (this.dead = true))
    this.#worker.on('exit', () => (this.dead = true))
    this.#worker.unref()
  }

  async ask(request: Request): Promise<Answer | SheetFault> {
    if (this.dead) return broken('broken-workbook', 'parser')
    const worker = this.#worker
    const { promise, resolve } = Promise.withResolvers<Answer | SheetFault>()
    const died = (error?: unknown): void => {
      this.dead = true
      const memory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      resolve(memory ? broken('too-large', 'memory') : broken('broken-workbook', 'parser'))
    }
    const ended = (): void => died()
    worker.once('message', resolve)
    worker.once('error', died)
    worker.once('exit', ended)
    worker.ref()
    worker.postMessage(request)
    try {
      return await promise
    } finally {
      worker.off('message', resolve)
      worker.off('error', died)
      worker.off('exit', ended)
      worker.unref()
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}

async function* batches(parser: Parser): AsyncGenerator<SheetBatch> {
  for (;;) {
    const answer = await parser.ask({ next: true })
    if ('batch' in answer) {
      if (answer.batch === null) return
      yield answer.batch
    } else {
      yield { rows: [], faults: ['broken' in answer ? broken('broken-workbook', 'parser') : (answer as SheetFault)] }
      return
    }
  }
}

const none: AsyncIterable<SheetBatch> = { async *[Symbol.asyncIterator]() {} }
/** The thread belongs to the workbook; a sheet holds nothing of its own. */
const close = async (): Promise<void> => undefined

async function openSheet(parser: Parser, index: number, raw: boolean): Promise<OpenSheet> {
  const answer = await parser.ask({ open: index, raw })
  if ('header' in answer)
    return answer.header
      ? { header: answer.header, faults: [], batches: batches(parser), close }
      : { header: [], faults: [{ code: 'no-header', row: 1, column: '', value: '' }], batches: none, close }
  const fault = 'code' in answer ? answer : broken('broken-workbook', 'parser')
  return { header: [], faults: [fault], batches: none, close }
}

/** Guards a workbook and names its sheets; nothing is parsed before a sheet is opened. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const guarded = await guardZip(path)
  let parser: Parser | null = null
  const opened = async (index: number, raw: boolean): Promise<OpenSheet> => {
    if (guarded.fault) return { header: [], faults: [guarded.fault], batches: none, close }
    if (!parser || parser.dead) parser = new Parser(path)
    return openSheet(parser, index, raw)
  }
  return {
    sheets: guarded.fault ? [] : guarded.sheets,
    hidden: guarded.fault ? [] : guarded.hidden,
    fault: guarded.fault ?? null,
    open: (index) => opened(index, false),
    openRaw: (index) => opened(index, true),
    async close() {
      await parser?.close()
      parser = null
    },
  }
}
