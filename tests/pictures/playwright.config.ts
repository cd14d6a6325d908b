// `npm run pictures`: docs/pictures, taken anew. No test: what it makes is looked at.
import base from '../../playwright.config'

export default {
  ...base,
  testDir: '.',
  globalSetup: undefined,
  timeout: 600_000,
  use: { ...base.use, screenshot: 'off' as const, trace: 'off' as const },
}
