/** A digest as HTML: headings, lists and links, nothing that is fetched from anywhere. */
import { mailWords } from './rules-mail-words.ts'
import type { MailPart } from './rules-mail-words.ts'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)

const small = 'color:#555;font-size:14px'
const button =
  'display:inline-block;padding:10px 18px;background:#1d4f91;color:#fff;text-decoration:none;font-weight:bold'

function group({ head, lines }: MailPart['groups'][number], only: string | null): string {
  const rows = lines.map(({ about, said, campaign, to }) => {
    const under = only === null ? `<br><span style="${small}">${safe(campaign)}</span>` : ''
    return `<li style="margin:0 0 10px"><a href="${safe(to)}" style="color:#1d4f91">${safe(about)}</a>: ${safe(said)}${under}</li>`
  })
  return `<h2 style="font-size:16px;margin:24px 0 8px">${safe(head)}</h2>
<ul style="margin:0;padding:0 0 0 20px">
${rows.join('\n')}
</ul>`
}

function part({ lang, title, campaign, groups }: MailPart, page: string): string {
  const say = mailWords[lang]
  return `<div lang="${lang}">
<h1 style="font-size:20px;margin:0">${safe(title)}</h1>
${campaign === null ? '' : `<p style="margin:4px 0 0">${safe(campaign)}</p>`}
${groups.map((one) => group(one, campaign)).join('\n')}
<p style="margin:24px 0"><a href="${safe(page)}" style="${button}">${safe(say.open)}</a></p>
<p style="${small}">${safe(say.stop)}</p>
</div>`
}

/** The mail's parts, one a language, under each other. */
export function htmlOf(parts: readonly MailPart[], page: string): string {
  const rule = '<hr style="border:0;border-top:1px solid #ccc;margin:32px 0">'
  return `<!doctype html>
<html lang="${parts[0]?.lang ?? 'vi'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(parts[0]?.title ?? '')}</title></head>
<body style="margin:0;padding:24px;background:#fff;color:#111;font:16px/1.5 Arial,Helvetica,sans-serif">
<div style="max-width:640px">
${parts.map((one) => part(one, page)).join(`\n${rule}\n`)}
</div>
</body>
</html>
`
}
