import { defineConfig } from 'vitest/config'

/** In full it takes its time: `npm run faults`. */
const faultTimeout = process.env['QUARTERDECK_FAULTS'] === 'full' ? 3_600_000 : 300_000

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{shared,electron,renderer,contract,architecture,build,docs}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'services', include: ['test/services/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: faultTimeout, hookTimeout: 120_000 } },
      // Two browsers at once: one leaves half of a small machine idle.
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, maxWorkers: 2 } },
      {
        test: {
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
