import { defineConfig } from 'vitest/config'
import { SlowestFirst } from './test/slowest-first.ts'

const browser = [
  'test/**/*.journey.test.{ts,tsx}',
  'src/**/*.browser.test.{ts,tsx}',
  'test/**/*.browser.test.{ts,tsx}',
]
// Server and worker as processes that are killed: only against a PostgreSQL, by .ci/run.
const fault = ['test/faults/**/*.fault.test.ts']
const database = ['src/**/*.db.test.{ts,tsx}', 'test/**/*.db.test.{ts,tsx}']
// A city that is loaded: only PostgreSQL says how it reads, and a minute of it is enough.
const loaded = process.env.HAIHE_TEST_DATABASE_URL ? [] : ['test/city-load/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Two workers for the whole run, each with the modules it has loaded: to load them anew for every file costs as
    // much as the tests do. No test leaves anything behind in a module, and none counts on a fresh one.
    pool: 'threads',
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: [...database, ...browser, ...fault, 'node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: database,
          exclude: [...loaded, 'node_modules/**'],
          globalSetup: 'test/template.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: { name: 'fault', include: fault, testTimeout: 900_000, hookTimeout: 300_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          globalSetup: 'test/journeys/one-city.ts',
          // Two files at a time: what a screen shows may take longer than the second that is usual.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 600_000,
          // The first that asks for the city waits until it is made, on a slow machine for minutes.
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
