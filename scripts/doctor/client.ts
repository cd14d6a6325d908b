import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import type { Facts } from './facts'
import { fault, fine, type Judgement } from './finding'
import { judgeKnown } from './judge-known'

const FLOWS = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH']
const MINUTES = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 }
const FIFTEEN_MINUTES = 15
const THIRTY_DAYS = 30 * 1440

/** Complaints about what differs from amplify/hardening/user-pool.ts. Cognito's own units are hours, and days for the last. */
const complaintsOf = (client: UserPoolClientType): string[] => {
  const { AccessTokenValidity = 0, IdTokenValidity = 0, RefreshTokenValidity = 0, TokenValidityUnits: units } = client
  const flows = (client.ExplicitAuthFlows ?? []).toSorted()
  const access = AccessTokenValidity * MINUTES[units?.AccessToken ?? 'hours']
  const id = IdTokenValidity * MINUTES[units?.IdToken ?? 'hours']
  const refresh = RefreshTokenValidity * MINUTES[units?.RefreshToken ?? 'days']
  return [
    ...(flows.join() === FLOWS.join() ? [] : [`it allows ${flows.join(', ') || 'no sign-in'}`]),
    ...(client.AllowedOAuthFlowsUserPoolClient || client.AllowedOAuthFlows?.length
      ? ['it allows sign-in by redirect (OAuth)']
      : []),
    ...(access === FIFTEEN_MINUTES ? [] : [`access tokens live for ${access} minutes`]),
    ...(id === FIFTEEN_MINUTES ? [] : [`ID tokens live for ${id} minutes`]),
    ...(refresh === THIRTY_DAYS ? [] : [`sign-ins last ${refresh / 1440} days`]),
    ...(client.PreventUserExistenceErrors === 'ENABLED' ? [] : ['it tells who has an account']),
    ...(client.EnableTokenRevocation ? [] : ['signing out revokes nothing']),
  ]
}

export const judgeClient = (facts: Facts): Judgement =>
  judgeKnown(facts, facts.client, (client) => {
    const complaints = complaintsOf(client)
    return complaints.length === 0
      ? fine('Sign-in flows and lives of tokens are as amplify/ says.')
      : fault(`The client is not as amplify/ says: ${complaints.join('; ')}.`, 'Deploy again.')
  })
