import { expect, test } from 'vitest'
import { MOST_SERVER_BYTES } from '../../scripts/hosting/bundle'
import { buildLimits } from '../../scripts/hosting/limits'
import { tracedBytes } from '../../scripts/hosting/traced-bytes'

// The build that the stacks of these tests serve.
test('the build has nothing that Amplify Hosting cannot run', () => {
  expect(buildLimits('.next').flatMap(({ broken }) => broken)).toEqual([])
})

test('the server needs a fraction of what Hosting takes', () => {
  const bytes = tracedBytes('.next')
  process.stdout.write(
    `Server output: at most ${Math.round(bytes / 1024 / 1024)} MB of ${MOST_SERVER_BYTES / 1024 / 1024}\n`,
  )
  expect(bytes).toBeGreaterThan(10 * 1024 * 1024)
  expect(bytes).toBeLessThan(MOST_SERVER_BYTES / 2)
})
