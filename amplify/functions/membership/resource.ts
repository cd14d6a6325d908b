import { defineFunction } from '@aws-amplify/backend'
import { LOGGING } from '../logging'

/** Answers every custom operation of the API. It stands with the data, so that no stack depends on another in a circle. */
export const membership = defineFunction({
  name: 'membership',
  runtime: 22,
  timeoutSeconds: 25,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: LOGGING,
})
