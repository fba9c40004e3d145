import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/**/src/**/*.test.ts',
      'services/**/*.test.{ts,tsx}',
      'infra/**/*.test.ts',
      'test/{contract,integration,chaos,e2e,cluster,infra}/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: './test/support/global-setup.ts',
    provide: { fuzzSeed: Number(process.env.FUZZ_SEED) || 0 },
    testTimeout: 30_000,
    // The first file that needs Elasticsearch waits for its start, on a new machine for its download too.
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
