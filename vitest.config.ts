import { defineConfig } from 'vitest/config'

// `server-only` throws outside a React server; the tests are one.
const resolve = { alias: { 'server-only': new URL('./tests/server-only.ts', import.meta.url).pathname } }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 240_000,
          // The CDK and the twin are loaded once, not for each file: they keep nothing between twins.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          name: 'stack',
          include: ['tests/{attack,stack}/**/*.test.ts'],
          globalSetup: 'tests/global-stack.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // The same against the twin and, with REMOTE=1, against a sandbox on AWS.
      {
        resolve,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: 'tests/contract/ground.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // Runs of repair in a world that fails on purpose.
      {
        resolve,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 7_200_000,
          hookTimeout: 240_000,
        },
      },
      // Kills what it started, so it shares nothing.
      {
        resolve,
        test: { name: 'kill', include: ['tests/kill/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 180_000 },
      },
    ],
  },
})
