import { defineFunction } from '@aws-amplify/backend'
import { LOGGING } from '../logging'

/**
 * Does the work of repair runs: woken when one is ordered, and every minute, so that a run whose worker died, or that
 * outlived one invocation, goes on with no human step. It stands with the data, as `membership` does.
 */
export const repairWorker = defineFunction({
  name: 'repair-worker',
  runtime: 22,
  timeoutSeconds: 900,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: LOGGING,
  // Not 'every 1m': Amplify refuses a rate below the time limit. The event does not name its job.
  schedule: '* * * * ?',
})
