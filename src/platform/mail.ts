import { createTransport } from 'nodemailer'
import { environment } from './settings.ts'
import type { Environment } from './settings.ts'

export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  /** Makes the mail’s own name, so that a mailbox that gets it twice can tell; letters, digits, dots. */
  readonly id?: string
}

/**
 * The mail was handed over whole, and then the server fell silent: it may have taken it, so that sending it again could
 * bring it twice. `cause` is what ended the waiting.
 */
export class Unanswered extends Error {
  constructor(cause: unknown) {
    super('The mail server did not say whether it took the mail.', { cause })
    this.name = 'Unanswered'
  }
}

/** Milliseconds that a mail server has to be reached, to greet, and to say anything more. */
export type MailTimes = { readonly reach: number; readonly greet: number; readonly answer: number }
const usualTimes: MailTimes = { reach: 10_000, greet: 15_000, answer: 60_000 }

/**
 * Whether the installation can send mail with links: SMTP_URL and PUBLIC_URL are set. A link is never made from what a
 * request calls the host.
 */
export function canMail(env: Environment = environment): boolean {
  return Boolean(env['SMTP_URL'] && env['PUBLIC_URL'])
}

/** Host that mails are named after: that of PUBLIC_URL. */
function hostOf(env: Environment): string {
  const address = env['PUBLIC_URL'] ?? ''
  return URL.canParse(address) ? new URL(address).hostname : 'localhost'
}

/**
 * Sends a mail through SMTP_URL (`smtps://user:password@host:465`) as MAIL_FROM; throws what the server said, or
 * `Unanswered`. Nothing from the mail is written to a log.
 */
export async function sendMail(mail: Mail, env: Environment = environment, times = usualTimes): Promise<void> {
  const url = env['SMTP_URL']
  if (!url) throw new Error('SMTP_URL is not set.')
  let isHandedOver = false
  const silent = (): void => undefined
  // the one line of nodemailer's own log that says that the last byte of the mail has left
  const info = (about: { readonly tnx?: string; readonly outByteCount?: number }): void => {
    if (about?.tnx === 'message' && about.outByteCount !== undefined) isHandedOver = true
  }
  const transport = createTransport({
    url,
    connectionTimeout: times.reach,
    dnsTimeout: times.reach,
    greetingTimeout: times.greet,
    socketTimeout: times.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: { trace: silent, debug: silent, info, warn: silent, error: silent, fatal: silent, level: silent },
  } as Parameters<typeof createTransport>[0])
  const { id, ...content } = mail
  try {
    await transport.sendMail({
      from: env['MAIL_FROM'] || 'quan-triet@localhost',
      ...content,
      ...(id === undefined ? {} : { messageId: `<quan-triet.${id}@${hostOf(env)}>` }),
      // so that nobody's “I am away” answers it
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
  } catch (error) {
    if (isHandedOver && (error as { responseCode?: unknown }).responseCode === undefined) throw new Unanswered(error)
    throw error
  } finally {
    transport.close()
  }
}
