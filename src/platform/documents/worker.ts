/** Reads documents apart from the server, in a thread whose heap is limited: one request, one answer. */
import { parentPort } from 'node:worker_threads'
import type { DocumentHead, DocumentRequest, DocumentText } from './answers.ts'
import { readDocument } from './read.ts'

async function answer({ source, wanted }: DocumentRequest): Promise<DocumentText | DocumentHead> {
  const from = typeof source === 'string' ? source : Buffer.from(source)
  try {
    return wanted === 'text' ? await readDocument(from, 'text') : await readDocument(from, 'head')
  } catch {
    // whatever a parser throws at a foreign file means that it can't be read; the asker says so to whoever sent it
    return { fault: 'unreadable' }
  }
}

parentPort?.on('message', (request: DocumentRequest) => {
  void answer(request).then((found) => parentPort?.postMessage(found))
})
