/** HTTP as a browser speaks it: connections that are kept, a cookie for whoever has signed in. */
import http from 'node:http'

export type Answer = { readonly status: number; readonly body: string; readonly cookie: string | null }

/** Somebody's browser at one server: its connections and its cookie. */
export type Browser = {
  /** Answers the body; throws for anything but 200. */
  readonly get: (path: string) => Promise<string>
  readonly post: (path: string, body: object) => Promise<Answer>
  readonly cookie: () => string | null
}

const patient = new http.Agent({ keepAlive: true, maxSockets: 1 })
const cookies = new Map<string, string>()

/** Lets `get` ask a server under this cookie from now on: a closed installation answers nobody else. */
export function comeAs(origin: string, cookie: string): void {
  cookies.set(origin, cookie)
}

/** One request on a connection that is kept; answers the body, throws for anything but 200. */
export async function get(url: string): Promise<string> {
  return bodyOf(url, await ask(url, { agent: patient, cookie: cookies.get(new URL(url).origin) ?? null }))
}

/** A browser of its own at a server. */
export function browserAt(origin: string): Browser {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  let cookie: string | null = null
  return {
    get: async (path) => bodyOf(path, await ask(`${origin}/api/v1${path}`, { agent, cookie })),
    post: async (path, body) => {
      const answer = await ask(`${origin}/api/v1${path}`, { agent, cookie, body })
      cookie = answer.cookie ?? cookie
      return answer
    },
    cookie: () => cookie,
  }
}

function bodyOf(url: string, { status, body }: Answer): string {
  if (status !== 200) throw new Error(`${url}: ${status} ${body.slice(0, 500)}`)
  return body
}

type Asked = { readonly agent: http.Agent; readonly cookie: string | null; readonly body?: object }

function ask(url: string, { agent, cookie, body }: Asked): Promise<Answer> {
  const sent = body === undefined ? null : JSON.stringify(body)
  const headers = {
    ...(cookie === null ? {} : { cookie }),
    ...(sent === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
  }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, headers, method: sent === null ? 'GET' : 'POST' }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (chunk: Buffer) => parts.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const set = response.headers['set-cookie']?.[0]?.split(';')[0] ?? null
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString(), cookie: set })
      })
    })
    request.once('error', reject)
    request.end(sent ?? undefined)
  })
}
