import { defineConfig } from 'vitest/config'

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
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', './test/last-line.ts'],
    env: { TZ: 'Asia/Kathmandu' }, // nobody leans on the machine's zone
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
