import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { attemptServices } from '../../limits/attempt-services'
import { beforeSignUp } from './before-sign-up'

// Cognito gives a trigger 5 s, of which the count may take two: one attempt of 1 s for each of two calls leaves room for an
// answer. Without throwOnRequestTimeout the SDK only writes a warning, and waits on.
const cognito = new CognitoIdentityProviderClient({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
})

export const handler = beforeSignUp(cognito, attemptServices())
