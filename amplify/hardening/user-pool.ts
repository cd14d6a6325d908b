import type { CfnIdentityPool, CfnUserPool, CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito'

/** Sets on the pool and its client what Amplify's own definition cannot say. */
export const hardenUserPool = (resources: {
  cfnUserPool: CfnUserPool
  cfnUserPoolClient: CfnUserPoolClient
  cfnIdentityPool: CfnIdentityPool
}) => {
  const { cfnUserPool, cfnUserPoolClient, cfnIdentityPool } = resources
  cfnUserPool.addPropertyOverride('Policies.PasswordPolicy.MinimumLength', 12)
  cfnIdentityPool.allowUnauthenticatedIdentities = false

  const client = cfnUserPoolClient
  client.explicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
  client.preventUserExistenceErrors = 'ENABLED'
  client.enableTokenRevocation = true
  // AppSync takes either token, so neither outlives the other.
  client.accessTokenValidity = 15
  client.idTokenValidity = 15
  client.refreshTokenValidity = 30
  client.tokenValidityUnits = { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' }
  // Gen 2 switches on the code flow with a callback to example.com; nothing here signs in that way.
  client.allowedOAuthFlowsUserPoolClient = false
  client.allowedOAuthFlows = undefined
  client.allowedOAuthScopes = undefined
  client.callbackUrLs = undefined
}
