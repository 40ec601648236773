import { defineConfig } from 'vitest/config'

const browser = [
  'test/**/*.journey.test.{ts,tsx}',
  'src/**/*.browser.test.{ts,tsx}',
  'test/**/*.browser.test.{ts,tsx}',
]
const database = ['src/**/*.db.test.{ts,tsx}', 'test/**/*.db.test.{ts,tsx}']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: [...database, ...browser, 'node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'database', include: database, testTimeout: 180_000, hookTimeout: 180_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
