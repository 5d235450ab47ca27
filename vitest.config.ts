import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { ownTemporaryFolder } from './build/run-folder.ts'

ownTemporaryFolder()

/** Left to itself vitest keeps one processor free: half of a small machine. */
const all = availableParallelism()

/** In full it takes its time: `npm run faults`. */
const inFull = process.env['QUARTERDECK_FAULTS'] === 'full'

/** What a test asked to have ended is ended with it, in each project. */
const ends = { setupFiles: ['test/support/ends.ts'] }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...ends,
          name: 'unit',
          include: ['test/{shared,electron,renderer,contract,architecture,build,docs}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          // One process runs many files: to load the product anew for each of them took longer than their tests.
          isolate: false,
          maxWorkers: all,
        },
      },
      // Most of their time is a server's, or a deadline's.
      {
        test: {
          ...ends,
          name: 'services',
          include: ['test/services/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: all + 2,
        },
      },
      {
        test: {
          ...ends,
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: inFull ? 3_600_000 : 300_000,
          hookTimeout: 120_000,
          maxWorkers: inFull ? 1 : all,
        },
      },
      {
        test: {
          ...ends,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 15_000 } },
          maxWorkers: all,
        },
      },
      {
        test: {
          ...ends,
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
