// Finds a Chromium for the browser tests: an installed one, else Playwright's own, else the system's package manager.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { Stop } from './settings'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const DOWNLOAD_MS = 240_000

/** Path of a Chromium on this machine (CHROMIUM_PATH first), or undefined. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...INSTALLED, chromium.executablePath()].find((path) => path && existsSync(path))

/** Installs a Chromium when there is none. Throws Stop when none can be had. */
export const requireChromium = () => {
  if (findChromium()) return
  console.log('Installing a Chromium for the browser tests …')
  for (const [command, ...argv] of [
    [process.execPath, 'node_modules/playwright/cli.js', 'install', 'chromium'],
    ...systemInstalls('chromium', 'chromium'),
  ]) {
    if (command) spawnSync(command, argv, { stdio: 'inherit', timeout: DOWNLOAD_MS })
    if (findChromium()) return
  }
  throw new Stop(
    'The browser tests need a Chromium, and none could be installed. Install one and set CHROMIUM_PATH to its program.',
  )
}

/** Commands, in order, by which this system may install a package. */
export const systemInstalls = (debian: string, brew: string): string[][] => {
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (process.platform === 'darwin') return [['brew', 'install', brew]]
  return [
    [...root, 'apt-get', 'update', '-qq'],
    [...root, 'apt-get', 'install', '-y', '-qq', debian],
    [...root, 'dnf', 'install', '-y', '-q', debian],
  ]
}
