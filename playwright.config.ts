import { defineConfig } from 'playwright/test'
import { findChromium } from './scripts/chromium'

const TIMED = '**/paint-at-once.spec.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/global-setup.ts',
  fullyParallel: false,
  workers: 2,
  // What is timed to the millisecond has the machine for itself, after all others.
  projects: [
    { name: 'behaviour', testIgnore: TIMED },
    { name: 'timed', testMatch: TIMED, dependencies: ['behaviour'] },
  ],
  // The slowest of those that set no limit of their own took 42 s beside two other busy processes.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    headless: true,
    // What waits for something that never comes says for what, which a test that ran out of time does not.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    // Recording every test for the sake of one that fails costs a fifth of the time: `--trace retain-on-failure` asks for it.
    trace: 'off',
    launchOptions: {
      executablePath: findChromium(),
      // Chromium refuses its sandbox to root; the rest keeps it from calling home.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
