import { gone } from '#platform/postgres/process.ts'
import { statusOf, stopEmbedded } from '#platform/postgres/server.ts'
import { Refusal } from '../command.ts'
import type { Command, CommandContext } from '../command.ts'
import { servingNow } from '../server-file.ts'

export const command: Command = {
  name: 'stop',
  summary: { vi: 'Dừng mọi thứ đang chạy với thư mục dữ liệu', en: 'End whatever runs on the data folder' },
  usage: '',
  options: [],
  arguments: [0, 0],
  details: {
    vi: 'Dừng máy chủ, các lệnh đang chạy dở và PostgreSQL đi kèm, kể cả khi chương trình chính đã chết.',
    en: 'Ends the server, commands that are under way and the embedded PostgreSQL, also one that a killed process left.',
  },
  run: async (cx) => {
    const { dataDir } = cx.config
    const app = servingNow(dataDir)
    // all of these were checked to be ours: the process id and the start of the process agree
    const others = new Set([...(app ? [app.pid] : []), ...statusOf(dataDir).users])
    others.delete(process.pid)
    for (const pid of others) await end(pid)
    const server = await stopEmbedded(dataDir)
    tell(cx, others.size, server)
  },
}

async function end(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', 8_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ESRCH') return
      if (code !== 'EPERM') throw error
      throw new Refusal({
        vi: `Tiến trình ${pid} do người dùng khác chạy: hãy dừng bằng tài khoản đó.`,
        en: `Process ${pid} belongs to another user: stop it as that user.`,
      })
    }
    if (await gone(pid, patience)) return
  }
}

function tell({ lang, err, config }: CommandContext, processes: number, server: boolean): void {
  if (processes === 0 && !server) {
    err(lang === 'vi' ? `Không có gì đang chạy với ${config.dataDir}.` : `Nothing runs on ${config.dataDir}.`)
    return
  }
  err(lang === 'vi' ? 'Đã dừng.' : 'Stopped.')
}
