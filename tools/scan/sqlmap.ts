/** Lets sqlmap (Debian's package) try one question, every value of it marked as a place to inject. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { apiPrefix } from '#server/bind.ts'
import type { Question } from './questions.ts'

const run = promisify(execFile)
const refusals = '400,401,403,404,409,410,413,415,422,429'

export type Depth = { readonly level: string; readonly risk: string; readonly threads: string; readonly nice: string }

/** Cells of a table with what sqlmap says; its words are kept in the folder. */
export async function trySqlmap(
  question: Question,
  at: { readonly address: string; readonly cookie: string },
  depth: Depth,
  folder: string,
): Promise<{ found: boolean; cells: string }> {
  const began = Date.now()
  const options = marked(question, at)
  const marks = options.join('\n').split('*').length - 1
  const how = ['--batch', '--flush-session', '--dbms=PostgreSQL', '--skip-waf', '--timeout=20', '--disable-coloring']
  const deep = ['--level', depth.level, '--risk', depth.risk, '--threads', depth.threads, '--ignore-code', refusals]
  const out = ['--output-dir', path.join(folder, 'out')]
  const { stdout } = await run('nice', ['-n', depth.nice, 'sqlmap', ...options, ...how, ...deep, ...out], {
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  writeFileSync(path.join(folder, `${question.id}.log`), stdout)
  const found = /identified the following injection point|is vulnerable/.test(stdout)
  const clean = /all tested parameters do not appear to be injectable/.test(stdout)
  const tested = new Set([...stdout.matchAll(/(?:testing if|skipping) (.+?parameter '[^']+')/g)].map(([, one]) => one))
  const answers = /HTTP error codes detected during run:\s*\n?(.*)/.exec(stdout)?.[1] ?? 'no refusals'
  const verdict = found ? '**injectable**' : clean ? 'none injectable' : 'sqlmap gave up'
  const seconds = Math.round((Date.now() - began) / 1000)
  return {
    found,
    cells: `${marks} | ${tested.size} | ${verdict} | ${answers.replaceAll(/ \([^)]*\)/g, '')} | ${seconds} s |`,
  }
}

/** Options of sqlmap that say what is sent. */
function marked(question: Question, { address, cookie }: { address: string; cookie: string }): string[] {
  const { id, method, params, query, fixed, body, file } = question
  const filled = question.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${inUrl(params[name] ?? '')}*`)
  const asked = [
    ...Object.entries(query).map(([name, value]) => `${name}=${inUrl(value)}*`),
    ...Object.entries(fixed).map(([name, value]) => `${name}=${inUrl(value)}`),
  ]
  const options = ['-u', `${address}${apiPrefix}${filled}${asked.length > 0 ? `?${asked.join('&')}` : ''}`]
  options.push('--method', method)
  const inHeaders = id === 'readMe'
  options.push('--cookie', `${cookie}${inHeaders ? '*' : ''}`)
  if (inHeaders) options.push('--user-agent', 'browser*', '--referer', 'x*', '-H', 'X-Forwarded-For: 192.0.2.1*')
  if (body) options.push('-H', 'Content-Type: application/json', '--data', JSON.stringify(starred(body)))
  if (file !== null) options.push('-H', `Content-Type: ${file}; boundary=x`, '--data', formOf(id))
  return options
}

const inUrl = (value: string): string => encodeURIComponent(value).replaceAll('*', '%2A')

/** The same, every text marked. */
function starred(value: unknown): unknown {
  if (typeof value === 'string') return `${value}*`
  if (Array.isArray(value)) return value.map(starred)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, starred(one)]))
}

/** A file as a form, with its places marked. */
export function formOf(id: string): string {
  const [name, ...lines] =
    id === 'upload' ? ['bai.pdf', '%PDF-1.4', '*'] : ['units.csv', 'code,name,level,parent', 'ZZ*,Đơn vị*,province*,']
  const head = `Content-Disposition: form-data; name="files"; filename="${name}*"`
  return ['--x', head, '', ...lines, '--x--', ''].join('\r\n')
}
