import { createTransport } from 'nodemailer'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/**
 * Whether the installation can send mail with links: SMTP_URL and PUBLIC_URL are set. A link is never made from what a
 * request calls the host.
 */
export function canMail(env: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(env['SMTP_URL'] && env['PUBLIC_URL'])
}

/**
 * Sends a mail through SMTP_URL (`smtps://user:password@host:465`) as MAIL_FROM; throws what the server said. Nothing
 * from the mail is written to a log.
 */
export async function sendMail(mail: Mail, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const url = env['SMTP_URL']
  if (!url) throw new Error('SMTP_URL is not set.')
  const transport = createTransport(url)
  try {
    await transport.sendMail({ from: env['MAIL_FROM'] || 'quan-triet@localhost', ...mail })
  } finally {
    transport.close()
  }
}
