/** What must not be so where the installation faces a network (`doctor --public`). */
import { X509Certificate } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { isLoopback } from '#platform/config.ts'
import type { Config } from '#platform/config.ts'
import { isSecureEdge } from '#platform/edge.ts'
import type { Edge } from '#platform/edge.ts'
import { bad, ok, warn } from './checks.ts'
import type { Finding } from './checks.ts'
import type { Facts } from './checks-public-store.ts'
import type { Environment } from '#platform/settings.ts'

/** Every finding about the settings that a network makes dangerous. */
export function checkPublic(
  env: Environment,
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  edge: Edge,
  facts: Facts | null,
): Finding[] {
  return [
    checkTls(edge),
    checkCertificate(edge, new Date()),
    checkKeyFile(env['TLS_KEY']),
    checkName(edge),
    ...(facts === null ? [unasked] : [checkOpen(facts), checkDemo(facts)]),
    checkPrivateFolder(config.dataDir),
    ...checkSecrets(env, config.databaseUrl),
    checkDatabaseLine(config.databaseUrl),
  ].filter((finding) => finding !== null)
}

const unasked = bad(
  { vi: 'Không hỏi được cơ sở dữ liệu ai vào được', en: 'The database could not be asked who may come in' },
  { vi: 'Sửa lỗi cơ sở dữ liệu ở trên rồi chạy lại.', en: 'Mend the database, then run this again.' },
)

function checkTls(edge: Edge): Finding {
  if (edge.tls) return ok('TLS bằng chứng thư riêng', 'TLS with an own certificate')
  if (isSecureEdge(edge)) {
    const from = edge.trustedProxies.join(', ')
    return ok(`TLS do proxy lo (${from})`, `A proxy ends TLS (${from})`)
  }
  return bad(
    { vi: 'Không có TLS và không khai proxy nào', en: 'There is no TLS, and no proxy is declared' },
    {
      vi: 'Đặt TLS_CERT và TLS_KEY, hoặc BEHIND_PROXY=https và TRUSTED_PROXY.',
      en: 'Set TLS_CERT and TLS_KEY, or BEHIND_PROXY=https and TRUSTED_PROXY.',
    },
  )
}

function checkCertificate({ tls }: Edge, now: Date): Finding | null {
  if (!tls) return null
  const days = Math.floor((new X509Certificate(tls.cert).validToDate.getTime() - now.getTime()) / 86_400_000)
  const words = { vi: `Chứng thư còn hạn ${days} ngày`, en: `The certificate is good for ${days} more days` }
  const mend = { vi: 'Xin chứng thư mới rồi khởi động lại.', en: 'Get a new one, then start again.' }
  if (days < 0) return bad(words, mend)
  return days < 30 ? warn(words, mend) : ok(words.vi, words.en)
}

function checkKeyFile(file: string | undefined): Finding | null {
  if (!file || !existsSync(file) || (statSync(file).mode & 0o077) === 0) return null
  return bad(
    { vi: `Người dùng khác đọc được khóa ${file}`, en: `Other users can read the key ${file}` },
    { vi: `chmod 600 ${file}`, en: `chmod 600 ${file}` },
  )
}

function checkName({ publicUrl }: Edge): Finding {
  const mend = {
    vi: 'Đặt PUBLIC_URL=https://… (địa chỉ người dùng mở).',
    en: 'Set PUBLIC_URL=https://… (the address that people open).',
  }
  if (publicUrl === null) return bad({ vi: 'Chưa đặt PUBLIC_URL', en: 'PUBLIC_URL is not set' }, mend)
  if (publicUrl.protocol !== 'https:' || isLoopback(publicUrl.hostname)) {
    return bad(
      { vi: `PUBLIC_URL ${publicUrl.origin} không dùng được`, en: `PUBLIC_URL ${publicUrl.origin} won’t do` },
      mend,
    )
  }
  return ok(`Địa chỉ ${publicUrl.origin}`, `Address ${publicUrl.origin}`)
}

function checkOpen({ open }: Facts): Finding {
  if (!open) return ok('Có quản trị viên; phải đăng nhập', 'It has an administrator; everybody signs in')
  return bad(
    { vi: 'Chưa có quản trị viên: ai tới được cổng là vào được', en: 'It is open: whoever reaches the port is in' },
    {
      vi: 'Tạo quản trị viên: quantriet account setup, mở liên kết in ra.',
      en: 'Make an administrator: quantriet account setup, and open the link that it prints.',
    },
  )
}

function checkDemo({ demoRealms, demoAccounts }: Facts): Finding {
  if (demoRealms.length === 0 && demoAccounts === 0) return ok('Không có dữ liệu minh họa', 'There is no demo')
  const names = demoRealms.join(', ') || '-'
  return bad(
    {
      vi: `Còn dữ liệu minh họa (${names}), ${demoAccounts} tài khoản minh họa`,
      en: `The demo is shown (${names}), with ${demoAccounts} demo accounts`,
    },
    {
      vi: 'quantriet demo --put-away; khóa tài khoản: quantriet account close TÊN --realm demo.',
      en: 'quantriet demo --put-away; close the accounts: quantriet account close NAME --realm demo.',
    },
  )
}

function checkPrivateFolder(dataDir: string): Finding | null {
  if (!existsSync(dataDir) || (statSync(dataDir).mode & 0o007) === 0) return null
  return bad(
    { vi: `Ai cũng đọc được ${dataDir}`, en: `Everybody can read ${dataDir}` },
    { vi: `chmod 700 ${dataDir}`, en: `chmod 700 ${dataDir}` },
  )
}

const wellKnown =
  /^(?:|postgres|quantriet|quan-triet|password|passw0rd|secret|changeme|change-me|admin|root|test|123456.*)$/i

/** Secrets that the operator sets; the product itself has none that is not random. */
function checkSecrets(env: Environment, databaseUrl: string | null): Finding[] {
  const secrets: readonly (readonly [string, string | undefined])[] = [
    ['DATABASE_URL', databaseUrl === null ? undefined : passwordOf(databaseUrl)],
    ['OIDC_CLIENT_SECRET', env['OIDC_CLIENT_SECRET'] || undefined],
    ['SMTP_URL', env['SMTP_URL'] ? passwordOf(env['SMTP_URL']) || undefined : undefined],
  ]
  return secrets
    .filter(([, secret]) => secret !== undefined && (wellKnown.test(secret) || secret.length < 8))
    .map(([name]) =>
      bad(
        {
          vi: `Mật khẩu trong ${name} là loại ai cũng đoán được`,
          en: `The secret in ${name} is one that anybody guesses`,
        },
        { vi: 'Đổi sang chuỗi ngẫu nhiên từ 16 chữ.', en: 'Change it to 16 random letters or more.' },
      ),
    )
}

function passwordOf(url: string): string {
  return URL.canParse(url) ? decodeURIComponent(new URL(url).password) : ''
}

function checkDatabaseLine(databaseUrl: string | null): Finding {
  if (databaseUrl === null) {
    return warn(
      {
        vi: 'PostgreSQL đi kèm: tiện cho thử nghiệm và đơn vị nhỏ, thư viện của nó cập nhật chậm',
        en: 'The embedded PostgreSQL is for trials and small offices: its libraries are updated late',
      },
      {
        vi: 'Cấp tỉnh nên dùng PostgreSQL của đơn vị (DATABASE_URL).',
        en: 'A province should use a PostgreSQL of its own (DATABASE_URL): docs/decisions.',
      },
    )
  }
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null
  const near = url === null || url.hostname === '' || isLoopback(url.hostname)
  if (near || url.searchParams.get('sslmode') === 'verify-full')
    return ok('Đường tới cơ sở dữ liệu kín', 'The line to the database is private')
  return bad(
    {
      vi: 'Cơ sở dữ liệu ở máy khác mà không kiểm chứng thư',
      en: 'The database is on another machine, without TLS checked',
    },
    { vi: 'Thêm ?sslmode=verify-full vào DATABASE_URL.', en: 'Add ?sslmode=verify-full to DATABASE_URL.' },
  )
}
