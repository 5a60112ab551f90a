import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

export type Received = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly id: string
}

const headOf = (head: string, name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''

/** Head and content of a part of a mail. */
function split(raw: string): { head: string; body: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  return { head: head.replaceAll(/\r\n[ \t]+/g, ' '), body: rest.join('\r\n\r\n') }
}

function decoded(raw: string): { type: string; content: string } {
  const { head, body } = split(raw)
  const content =
    headOf(head, 'Content-Transfer-Encoding') === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : quoted(body.replaceAll('=\r\n', ''))
  return { type: headOf(head, 'Content-Type'), content }
}

/** Decodes a mail of nodemailer that has a text and a HTML side: encoded words of the subject, and both bodies. */
function read(to: string, raw: string): Received {
  const { head, body } = split(raw)
  const subject = headOf(head, 'Subject')
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, way: string, text: string) =>
      way.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')),
    )
  const boundary = /boundary="([^"]+)"/.exec(headOf(head, 'Content-Type'))?.[1] ?? ''
  const sides = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((one) => decoded(one.replace(/^\r\n/, '')))
  const side = (type: string): string => sides.find((one) => one.type.startsWith(type))?.content ?? ''
  return { to, subject, text: side('text/plain'), html: side('text/html'), id: headOf(head, 'Message-ID') }
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** What a mail server does beside taking mails: refuses each, or keeps one and says nothing, or closes. */
export type Manner = 'takes' | 'refuses' | 'closes' | 'keeps silent'

/** A mail server in this process; what has come, newest last. Ends with the test file. */
export async function openPost() {
  const mails: Received[] = []
  let manner: Manner = 'takes'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_from, _session, done) =>
      done(manner === 'closes' ? Object.assign(new Error('closing'), { responseCode: 421 }) : null),
    onRcptTo: (_to, _session, done) => done(manner === 'refuses' ? new Error('no such box') : null),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(',')
      const parts: Buffer[] = []
      stream.on('data', (chunk: Buffer) => parts.push(chunk))
      stream.on('end', () => {
        mails.push(read(to, Buffer.concat(parts).toString('utf8')))
        if (manner !== 'keeps silent') done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    behave: (how: Manner) => {
      manner = how
    },
  }
}
