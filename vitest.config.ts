import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'test/**/*.test.{ts,tsx}',
      'tools/**/*.test.ts',
      'demo/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.quantriet/**'],
    pool: 'forks',
    maxWorkers: 3, // database and browsers have processes of their own, and most tests wait for them
    isolate: false, // loading the product anew for each file costs more than many a file's tests
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup.ts'],
    reporters: ['default', './test/last-line.ts'],
    env: { TZ: 'Asia/Kathmandu' }, // nobody leans on the machine's zone
    // limits are for what hangs: a machine that does ten other things is slow, and that is no fault
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
