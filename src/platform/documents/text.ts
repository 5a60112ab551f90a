/**
 * Text of uploaded documents (.docx, .doc, .pdf), read in a thread that is ended when it takes too long or too much
 * memory. What a document is, its first bytes say; its name may lie.
 */
import { access } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { DocumentFault, DocumentHead, DocumentRequest, DocumentText } from './answers.ts'

export const documentLimits = {
  /** Heap of the reading thread, in MB, and what the whole process may grow by while one document is read. */
  heapMb: 512,
  growthMb: 1024,
  milliseconds: 30_000,
  bytes: 100 * 1024 * 1024,
}
type Limits = typeof documentLimits

/**
 * The plain text of a document on disk or in memory, with the ending of its name left aside. Throws when the file can't
 * be opened; tells the rest as a fault. Where a PDF took letters from several fonts, words may be parted wrongly.
 */
export async function documentText(source: string | Buffer, limits: Partial<Limits> = {}): Promise<DocumentText> {
  return (await ask({ source, wanted: 'text' }, limits)) as DocumentText
}

/** The lines in which a mark of secrecy may stand; throws and tells faults as {@link documentText} does. */
export async function documentHead(source: string | Buffer, limits: Partial<Limits> = {}): Promise<DocumentHead> {
  return (await ask({ source, wanted: 'head' }, limits)) as DocumentHead
}

let idle: { worker: Worker; heapMb: number } | null = null
let turn: Promise<unknown> = Promise.resolve()

/** One document at a time, so that many uploads at once can't take the memory of many. */
async function ask(request: DocumentRequest, limits: Partial<Limits>): Promise<unknown> {
  if (typeof request.source === 'string') await access(request.source)
  const mine = turn.then(() => read(request, { ...documentLimits, ...limits }))
  turn = mine.catch(() => undefined)
  return mine
}

function workerWith(heapMb: number): Worker {
  if (idle?.heapMb === heapMb) return idle.worker
  void idle?.worker.terminate()
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  idle = { worker, heapMb }
  return worker
}

async function read(request: DocumentRequest, limits: Limits): Promise<unknown> {
  const worker = workerWith(limits.heapMb)
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const give = (fault: DocumentFault) => (): void => {
    if (idle?.worker === worker) idle = null
    resolve({ fault })
  }
  const died = (error: unknown): void =>
    give(
      error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? 'too-large'
        : 'unreadable',
    )()
  const ended = give('unreadable')
  // buffers don't count towards the thread's heap, so the process is watched as well
  const before = process.memoryUsage.rss()
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > limits.growthMb * 1024 * 1024) give('too-large')()
  }, 100)
  const late = setTimeout(give('too-slow'), limits.milliseconds)
  worker.once('message', resolve)
  worker.once('error', died)
  worker.once('exit', ended)
  worker.ref()
  worker.postMessage(request)
  try {
    return await promise
  } finally {
    clearInterval(watch)
    clearTimeout(late)
    worker.off('message', resolve)
    worker.off('error', died)
    worker.off('exit', ended)
    if (idle?.worker === worker) worker.unref()
    else await worker.terminate()
  }
}
