import { defineFunction } from '@aws-amplify/backend'
import { LOGGING } from '../logging'

export const preSignUp = defineFunction({
  name: 'pre-sign-up',
  runtime: 22,
  timeoutSeconds: 5,
  resourceGroupName: 'auth',
  logging: LOGGING,
})
