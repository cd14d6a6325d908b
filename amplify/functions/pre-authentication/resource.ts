import { defineFunction } from '@aws-amplify/backend'
import { LOGGING } from '../logging'

export const preAuthentication = defineFunction({
  name: 'pre-authentication',
  runtime: 22,
  timeoutSeconds: 5,
  resourceGroupName: 'auth',
  logging: LOGGING,
})
