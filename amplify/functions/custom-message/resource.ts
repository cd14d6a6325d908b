import { defineFunction } from '@aws-amplify/backend'
import { LOGGING } from '../logging'

export const customMessage = defineFunction({
  name: 'custom-message',
  runtime: 22,
  timeoutSeconds: 5,
  resourceGroupName: 'auth',
  logging: LOGGING,
})
