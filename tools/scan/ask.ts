/** Asks the server a question over HTTP as whoever is signed in. */
import { apiPrefix } from '#server/bind.ts'
import type { Question } from './questions.ts'
import { formOf } from './sqlmap.ts'

export type At = { readonly address: string; readonly cookie: string }

/** With the question's own values unless others are given. */
export function ask(
  question: Question,
  { address, cookie }: At,
  { params, query, body }: Partial<Pick<Question, 'params' | 'query' | 'body'>> = question,
): Promise<Response> {
  const filled = question.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const file = question.file === null ? null : formOf(question.id).replaceAll('*', '')
  const type = body ? 'application/json' : file === null ? null : `${question.file}; boundary=x`
  return fetch(`${address}${apiPrefix}${filled}?${new URLSearchParams({ ...question.fixed, ...query }).toString()}`, {
    method: question.method,
    redirect: 'manual',
    headers: { cookie, origin: address, ...(type === null ? {} : { 'content-type': type }) },
    body: body ? JSON.stringify(body) : file,
  })
}

/**
 * Lists in two questions: one with every value that leaves rows in the answer, since what an injected condition changes
 * shows in rows alone, and one with the others.
 */
export async function inTwo(question: Question, at: At): Promise<readonly Question[]> {
  const rows = async (query: Question['query']): Promise<number> => {
    const reply = await ask(question, at, { params: question.params, query, body: null })
    if (reply.status !== 200 || !reply.headers.get('content-type')?.includes('json')) return 0
    const told = (await reply.json()) as { readonly rows?: readonly unknown[] }
    return told.rows?.length ?? 0
  }
  if (question.method !== 'GET' || (await rows(question.query)) > 0) return [question]
  const leaving: Record<string, string> = {}
  for (const [name, value] of Object.entries(question.query))
    if ((await rows({ ...leaving, [name]: value })) > 0) leaving[name] = value
  const emptying = Object.fromEntries(Object.entries(question.query).filter(([name]) => !(name in leaving)))
  if (Object.keys(leaving).length === 0) return [question]
  return [
    { ...question, query: leaving },
    { ...question, query: emptying, fixed: leaving },
  ]
}
