import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { rootFolder } from '#platform/config.ts'
import type { Config } from '#platform/config.ts'
import { packageFolder } from '#platform/postgres/binaries.ts'
import { bad, ok, warn } from './checks.ts'
import type { Finding } from './checks.ts'
import { servingNow } from './server-file.ts'
import { unknownSettings } from '#platform/settings.ts'

const gigabyte = 1024 ** 3

/** The Node that runs this. */
export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 7)) return ok(`Node ${version}`, `Node ${version}`)
  return bad(
    { vi: `Node ${version} quá cũ`, en: `Node ${version} is too old` },
    { vi: 'Chạy npm ci để có Node 24 đi kèm.', en: 'Run npm ci, which brings Node 24 along.' },
  )
}

/** Names that look like settings of the program. */
export function checkSettings(env: Readonly<Record<string, string | undefined>> = process.env): Finding {
  const unknown = unknownSettings(env).join(', ')
  if (unknown === '') return ok('Các biến cài đặt đều có tên đúng', 'Every setting has a known name')
  return warn(
    { vi: `Không có biến cài đặt nào tên ${unknown}`, en: `There is no setting called ${unknown}` },
    {
      vi: 'Sửa tên theo docs/operating.md; biến sai tên không có tác dụng.',
      en: 'Mend the name by docs/operating.md; a misspelt one does nothing.',
    },
  )
}

/** Whether node_modules holds what the lock file says. */
export function checkPackages(root = rootFolder): Finding {
  const mend = { vi: `Chạy npm ci trong ${root}.`, en: `Run npm ci in ${root}.` }
  const lock = path.join(root, 'package-lock.json')
  const installed = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(lock)) return bad({ vi: 'Không có package-lock.json', en: 'There is no package-lock.json' }, mend)
  if (!existsSync(installed)) return bad({ vi: 'Chưa cài các gói', en: 'No packages are installed' }, mend)
  const wanted = packagesOf(lock)
  const there = packagesOf(installed)
  const wrong = Object.entries(wanted).filter(
    ([name, { version, optional, dev, devOptional }]) =>
      name !== '' &&
      there[name]?.version !== version &&
      !(there[name] === undefined && (optional || dev || devOptional)),
  )
  if (wrong.length === 0) {
    return ok(`${Object.keys(there).length} gói đúng phiên bản`, `${Object.keys(there).length} packages as locked`)
  }
  const names = wrong
    .slice(0, 3)
    .map(([name]) => name.replace(/^.*node_modules\//, ''))
    .join(', ')
  return bad(
    {
      vi: `${wrong.length} gói thiếu hoặc sai phiên bản: ${names}`,
      en: `${wrong.length} packages missing or wrong: ${names}`,
    },
    mend,
  )
}

type Locked = { version?: string; optional?: boolean; dev?: boolean; devOptional?: boolean }

function packagesOf(file: string): Record<string, Locked> {
  return (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> }).packages
}

/** The programs of the embedded PostgreSQL. */
export function checkPrograms(config: Config): Finding {
  if (config.databaseUrl) return ok('PostgreSQL của đơn vị (DATABASE_URL)', 'A PostgreSQL of your own (DATABASE_URL)')
  const folder = packageFolder()
  const missing = ['initdb', 'pg_ctl', 'postgres'].filter(
    (name) => !folder || !existsSync(path.join(folder, 'native/bin', name)),
  )
  if (missing.length === 0) return ok('PostgreSQL đi kèm đầy đủ', 'The embedded PostgreSQL is complete')
  return bad(
    { vi: `PostgreSQL đi kèm thiếu ${missing.join(', ')}`, en: `The embedded PostgreSQL lacks ${missing.join(', ')}` },
    {
      vi: 'Chạy npm ci (không dùng --omit=optional), hoặc đặt DATABASE_URL.',
      en: 'Run npm ci (without --omit=optional), or set DATABASE_URL.',
    },
  )
}

/** Who may look into the data folder, and whether this user can write there. */
export function checkFolder({ dataDir }: Config): Finding {
  if (!existsSync(dataDir)) {
    return warn(
      { vi: `Chưa có thư mục dữ liệu ${dataDir}`, en: `There is no data folder ${dataDir} yet` },
      { vi: 'quantriet start sẽ tạo.', en: 'quantriet start makes it.' },
    )
  }
  const { mode } = statSync(dataDir)
  try {
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    mkdirSync(path.join(dataDir, 'files'), { recursive: true, mode: 0o700 })
    const probe = path.join(dataDir, 'files', `.doctor-${process.pid}`)
    writeFileSync(probe, 'x', { flush: true })
    rmSync(probe)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return bad(
      { vi: `Không ghi được vào ${dataDir} (${code})`, en: `${dataDir} can't be written to (${code})` },
      {
        vi: 'Chạy bằng người dùng sở hữu thư mục, hoặc sửa quyền.',
        en: 'Run as the user who owns it, or mend its rights.',
      },
    )
  }
  if ((mode & 0o077) !== 0) {
    return warn(
      { vi: `Người dùng khác đọc được ${dataDir}`, en: `Other users can read ${dataDir}` },
      { vi: `chmod 700 ${dataDir}`, en: `chmod 700 ${dataDir}` },
    )
  }
  return ok(`Thư mục dữ liệu ${dataDir} ghi được, chỉ chủ sở hữu đọc`, `Data folder ${dataDir} is writable and private`)
}

/** Room for data, log and a backup. */
export function checkSpace({ dataDir }: Config): Finding {
  let folder = dataDir
  while (!existsSync(folder)) folder = path.dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  const free = (bavail * bsize) / gigabyte
  const words = { vi: `Đĩa còn trống ${free.toFixed(1)} GB`, en: `${free.toFixed(1)} GB of disk are free` }
  const mend = {
    vi: 'Dọn đĩa hoặc chuyển thư mục dữ liệu (--data).',
    en: 'Make room, or move the data folder (--data).',
  }
  if (free < 0.5) return bad(words, mend)
  return free < 5 ? warn(words, mend) : ok(words.vi, words.en)
}

/** The machine's clock and the zones that dates need. */
export function checkClock(): Finding {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  try {
    new Intl.DateTimeFormat('vi', { timeZone: 'Asia/Ho_Chi_Minh' }).format(0)
  } catch {
    return bad(
      { vi: 'Node thiếu múi giờ Asia/Ho_Chi_Minh', en: 'Node lacks the zone Asia/Ho_Chi_Minh' },
      { vi: 'Dùng bản Node đi kèm: npm ci.', en: 'Use the Node that npm ci brings.' },
    )
  }
  if (Date.now() < Date.UTC(2026, 0, 1)) {
    return bad(
      { vi: 'Đồng hồ của máy chạy sai', en: 'The clock of this machine is wrong' },
      { vi: 'Chỉnh giờ của máy (timedatectl).', en: 'Set it (timedatectl).' },
    )
  }
  return ok(
    `Múi giờ máy ${zone}; ngày tính theo múi giờ của tổ chức`,
    `Zone ${zone}; dates follow the organization's own zone`,
  )
}

/** Whether the port can be had. */
export async function checkPort(config: Config): Promise<Finding> {
  const app = servingNow(config.dataDir)
  if (app?.address) return ok(`Máy chủ đang chạy tại ${app.address}`, `The server runs at ${app.address}`)
  const free = await new Promise<boolean>((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(false))
    server.listen(config.port, config.host, () => server.close(() => resolve(true)))
  })
  if (free) return ok(`Cổng ${config.port} còn trống`, `Port ${config.port} is free`)
  const words = {
    vi: `Cổng ${config.port} đang có chương trình khác dùng`,
    en: `Another program uses port ${config.port}`,
  }
  const mend = { vi: 'Chọn cổng khác: start --port N.', en: 'Choose another: start --port N.' }
  return config.portAsked ? bad(words, mend) : warn(words, mend)
}
