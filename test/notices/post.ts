import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

export type Received = { readonly to: string; readonly subject: string; readonly text: string }

/** Decodes a plain mail of nodemailer: encoded words of the subject, and the body. */
function read(to: string, raw: string): Received {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const body = rest.join('\r\n\r\n')
  const line = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? ''
  const subject = line
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, way: string, text: string) =>
      way.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')),
    )
  const coding = /^Content-Transfer-Encoding: (.*)$/im.exec(unfolded)?.[1]?.trim() ?? ''
  const text = coding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : quoted(body.replaceAll('=\r\n', ''))
  return { to, subject, text }
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** A mail server in this process; what has come, newest last. Ends with the test file. */
export async function openPost() {
  const mails: Received[] = []
  let refuses = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_to, _session, done) => done(refuses ? new Error('no such box') : null),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(',')
      const parts: Buffer[] = []
      stream.on('data', (chunk: Buffer) => parts.push(chunk))
      stream.on('end', () => {
        mails.push(read(to, Buffer.concat(parts).toString('utf8')))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refuse: (yes: boolean) => {
      refuses = yes
    },
  }
}
