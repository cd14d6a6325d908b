import { defineFunction } from '@aws-amplify/backend'
import { LOGGING } from '../logging'

export const postConfirmation = defineFunction({
  name: 'post-confirmation',
  runtime: 22,
  timeoutSeconds: 5,
  resourceGroupName: 'auth',
  logging: LOGGING,
})
