import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { afterConfirmation } from './after-confirmation'

// Cognito gives a trigger 5 s and calls it up to three times: two attempts of 1.5 s leave room for an answer.
const cognito = new CognitoIdentityProviderClient({
  maxAttempts: 2,
  // Without throwOnRequestTimeout the SDK only writes a warning, and waits on.
  requestHandler: { connectionTimeout: 1000, requestTimeout: 1500, throwOnRequestTimeout: true },
})

export const handler = afterConfirmation(cognito)
