/** For working on it: the API restarts when its sources change, the pages reload by themselves. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { createServer } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const api = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    'bin/quantriet',
    'start',
    '--api-only',
    '--port',
    '8017',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
)
createInterface(api.stdout).on('line', (line) => process.stderr.write(`API: ${line}\n`))

const pages = await createServer({
  configFile: path.join(root, 'vite.config.ts'),
  // the Host header goes through as it is, so that the server's guards see what the browser asked for
  server: {
    host: '127.0.0.1',
    port: 8016,
    proxy: { '/api': { target: 'http://127.0.0.1:8017', changeOrigin: false } },
  },
})
await pages.listen()
pages.printUrls()

const end = (): void => {
  api.kill('SIGTERM')
  void pages.close().finally(() => process.exit(0))
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
api.once('exit', end)
