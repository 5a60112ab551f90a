import { setTimeout as sleep } from 'node:timers/promises'
import { makeSetupToken } from '#modules/accounts/actions-password.ts'
import { isOpen } from '#modules/accounts/answers.ts'
import { readEdge } from '#platform/edge.ts'
import type { Store } from '#platform/open.ts'
import { blocklist } from '#platform/secrets/blocklist.ts'
import { buildApp } from '../app.ts'
import { appVersion } from '../cli.ts'
import { flag, Refusal } from '../command.ts'
import type { Command, CommandContext, Lang } from '../command.ts'
import { loadCommand } from '../commands.ts'
import { openFactorKeys } from '../factor-keys.ts'
import { requireFacing } from '../facing.ts'
import { ensureRealms } from '../first-start.ts'
import { beginBackground } from '../background.ts'
import { listen } from '../listen.ts'
import { requireRealm } from '../realms.ts'
import { makeRefusalLog } from '../refusal-log.ts'
import { allRoutes } from '../routes.ts'
import { announce, claim, withdraw } from '../server-file.ts'
import type { ServerFile } from '../server-file.ts'
import { ensureWeb } from '../web-build.ts'
import { environment } from '#platform/settings.ts'

export const command: Command = {
  name: 'start',
  summary: { vi: 'Chạy máy chủ và giao diện web', en: 'Run the server and the web pages' },
  usage: '[--demo] [--port N] [--host H] [--api-only]',
  options: [
    {
      name: 'demo',
      type: 'boolean',
      help: { vi: 'Kho còn trống thì nạp dữ liệu minh họa 2016', en: 'On an empty store load the 2016 replay' },
    },
    { name: 'port', type: 'string', value: 'N', help: { vi: 'Cổng, mặc định 8016', en: 'Port, 8016 unless given' } },
    {
      name: 'host',
      type: 'string',
      value: 'H',
      help: {
        vi: 'Địa chỉ để nghe, mặc định 127.0.0.1; địa chỉ mạng cần có quản trị viên và TLS',
        en: 'Address to listen on, 127.0.0.1 unless given; one of the network needs an administrator and TLS',
      },
    },
    {
      name: 'api-only',
      type: 'boolean',
      help: {
        vi: 'Chỉ phục vụ API, không dựng giao diện web',
        en: 'Serve the API alone, without building the web app',
      },
    },
  ],
  arguments: [0, 0],
  run: async (cx) => {
    const other = await claim(cx.config.dataDir)
    if (other) return alreadyRuns(cx, other)
    try {
      await serve(cx)
    } finally {
      withdraw(cx.config.dataDir)
    }
  },
}

function alreadyRuns({ lang, config, err, out }: CommandContext, { pid, address }: ServerFile): void {
  const where = address ?? (lang === 'vi' ? 'đang khởi động' : 'still starting')
  err(
    lang === 'vi'
      ? `Quán Triệt đã chạy với thư mục dữ liệu ${config.dataDir} (tiến trình ${pid}): ${where}`
      : `Quán Triệt already runs on the data folder ${config.dataDir} (process ${pid}): ${where}`,
  )
  if (address) out(address)
}

async function serve(cx: CommandContext): Promise<void> {
  const { config, lang, err } = cx
  const edge = readEdge(environment)
  const store = await cx.openStore()
  requireFacing(config.host, edge, await isOpen(store.database))
  await ensureRealms(store, { demo: flag(cx, 'demo'), loadDemo: () => runDemo(cx) })
  requireBlocklist()
  const factorKeys = await openFactorKeys(store.database, config, (words) => err(words[lang]))
  const app = await buildApp({
    cx: {
      database: store.database,
      now: () => new Date(),
      filesDir: store.filesDir,
      appVersion: appVersion(),
      factorKeys,
    },
    routes: await allRoutes(),
    webDir: flag(cx, 'api-only') ? null : ensureWeb(config.dataDir, err),
    log: err,
    refusals: makeRefusalLog(err),
    edge,
  })
  if (cx.signal.aborted) return
  let address: string
  try {
    address = await listen(app, config)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Refusal({
      vi: `Cổng ${config.port} đang có chương trình khác dùng: chọn cổng khác với --port.`,
      en: `Another program uses port ${config.port}: choose another one with --port.`,
    })
  }
  announce(config.dataDir, address)
  cx.out(address)
  err(lang === 'vi' ? `Quán Triệt đang chạy tại ${address}` : `Quán Triệt runs at ${address}`)
  if (await isOpen(store.database)) err(openWords(lang, `${address}/setup#${await setupToken(store)}`))
  err(lang === 'vi' ? 'Dừng: Ctrl+C, hoặc quantriet stop.' : 'To end it: Ctrl+C, or quantriet stop.')
  const background = beginBackground(store, config.dataDir, err)
  await aborted(cx.signal)
  // a request that hangs must not hold up the end
  await Promise.race([app.close(), sleep(3_000, undefined, { ref: false })])
  await background.stop()
}

/** A list of breached passwords that was asked for and can't be read would let them all through: no start then. */
function requireBlocklist(): void {
  try {
    blocklist()
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Refusal({ vi: `PASSWORD_BLOCKLIST_FILE: ${said}`, en: `PASSWORD_BLOCKLIST_FILE: ${said}` })
  }
}

/** The token of the link with which the first administrator is made; one printed earlier is void. */
async function setupToken({ database }: Store): Promise<string> {
  const by = { database, now: new Date(), actor: 'operator', door: 'cli', address: '', agent: '' }
  return makeSetupToken(by, await requireRealm(database, 'default'))
}

function openWords(lang: Lang, link: string): string {
  return lang === 'vi'
    ? `Chưa có tài khoản: mở địa chỉ này trên chính máy này là vào thẳng, máy khác không vào được.\nTạo quản trị viên đầu tiên (liên kết dùng một lần, 24 giờ): ${link}`
    : `There are no accounts yet: open the address on this machine and you are in; no other machine can.\nTo make the first administrator (the link is good for once, 24 hours): ${link}`
}

async function runDemo(cx: CommandContext): Promise<void> {
  const demo = await loadCommand('demo')
  await demo.run({ ...cx, realm: 'demo', args: [], options: {}, out: cx.err })
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  const awake = setInterval(() => undefined, 60_000) // the process lives until it is told to end
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        clearInterval(awake)
        resolve()
      },
      { once: true },
    )
  })
}
