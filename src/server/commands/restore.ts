import path from 'node:path'
import { restore, RestoreRefused } from '#platform/backup/restore.ts'
import { factorKeyFile } from '#platform/config.ts'
import { needed, Refusal } from '../command.ts'
import type { Command, Words } from '../command.ts'

export const command: Command = {
  name: 'restore',
  summary: { vi: 'Khôi phục bản sao lưu vào một thư mục mới', en: 'Restore a backup into a new folder' },
  usage: 'FILE --into DIR',
  options: [
    {
      name: 'into',
      type: 'string',
      value: 'DIR',
      help: { vi: 'Thư mục dữ liệu mới, còn trống hoặc chưa có', en: 'New data folder, empty or absent' },
    },
  ],
  arguments: [1, 1],
  details: {
    vi: 'Kiểm tra từng tệp của bản sao lưu, chạy thử cơ sở dữ liệu một lần, đọc hết các bảng rồi mới đặt vào thư mục. Dùng: quantriet start --data DIR.',
    en: 'Checks every file of the backup, starts the database once and reads all tables before the folder gets its name. Then: quantriet start --data DIR.',
  },
  run: async (cx) => {
    const into = path.resolve(needed(cx, 'into'))
    try {
      const { manifest, rows, indexes } = await restore(path.resolve(cx.args[0] ?? ''), into)
      cx.err(
        cx.lang === 'vi'
          ? `Đã khôi phục ${rows} dòng (${Object.keys(manifest.rows).length} bảng, ${indexes} chỉ mục đã kiểm tra), gồm mọi thay đổi trước ${manifest.covers}.\nChạy: quantriet start --data ${into}`
          : `Restored ${rows} rows (${Object.keys(manifest.rows).length} tables, ${indexes} indexes checked), every change before ${manifest.covers} included.\nRun: quantriet start --data ${into}`,
      )
      // which a backup does not hold, so that who has the backup can't make codes
      const key = factorKeyFile({ dataDir: into })
      cx.err(
        cx.lang === 'vi'
          ? `Khóa xác thực lần hai không nằm trong bản sao lưu: chép tệp khóa cũ vào ${key}; không có thì mọi người cài lại bằng mã dự phòng.`
          : `The key of the second factors is not in the backup: copy the old key file to ${key}; without it people enrol again by a recovery code.`,
      )
      cx.out(into)
    } catch (error) {
      if (error instanceof RestoreRefused) throw new Refusal(explain(error))
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new Refusal({ vi: `Không có tệp ${cx.args[0]}.`, en: `There is no file ${cx.args[0]}.` })
      }
      throw error
    }
  },
}

function explain({ reason, message }: RestoreRefused): Words {
  switch (reason) {
    case 'not-empty':
      return {
        vi: `${message} không trống: hãy chọn một thư mục mới.`,
        en: `${message} is not empty: choose a new folder.`,
      }
    case 'broken':
      return {
        vi: `Không phải bản sao lưu nguyên vẹn (${message}). Chưa ghi gì.`,
        en: `This is not a whole backup (${message}). Nothing was written.`,
      }
    case 'altered':
      return {
        vi: `Bản sao lưu đã bị thay đổi (${message}). Chưa ghi gì.`,
        en: `The backup has been altered (${message}). Nothing was written.`,
      }
    case 'rows-missing':
      return {
        vi: `Bản sao lưu thiếu dòng ở: ${message}. Chưa ghi gì.`,
        en: `The backup lacks rows in: ${message}. Nothing was written.`,
      }
  }
}
