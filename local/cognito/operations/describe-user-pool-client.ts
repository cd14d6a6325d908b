import type {
  DescribeUserPoolClientRequest,
  DescribeUserPoolClientResponse,
  ExplicitAuthFlowsType,
  OAuthFlowType,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import type { UserPoolClient } from '../../contract'
import { operation } from '../operation'
import { requireClient, requirePool } from '../require-client'
import * as shapes from '../shapes'
import type { Wire } from '../wire'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  ClientId: shapes.clientId,
}) satisfies z.ZodType<DescribeUserPoolClientRequest>

const DAY = 86_400

// AWS answers in the units of the template, which the twin has turned into seconds: an hour may come as 60 minutes.
const lives = ({ accessTokenSeconds, idTokenSeconds, refreshTokenSeconds }: UserPoolClient) => {
  const inDays = refreshTokenSeconds % DAY === 0
  return {
    AccessTokenValidity: accessTokenSeconds / 60,
    IdTokenValidity: idTokenSeconds / 60,
    RefreshTokenValidity: inDays ? refreshTokenSeconds / DAY : refreshTokenSeconds / 60,
    TokenValidityUnits: {
      AccessToken: 'minutes',
      IdToken: 'minutes',
      RefreshToken: inDays ? 'days' : 'minutes',
    },
  } as const
}

const unlessEmpty = <Name extends string, Item>(name: Name, items: Item[]) =>
  (items.length > 0 ? { [name]: items } : {}) as { [Each in Name]?: Item[] }

/** What the template says of a client. */
export const describeUserPoolClient = operation(
  schema,
  async ({ pool }, { UserPoolId, ClientId }): Promise<Wire<DescribeUserPoolClientResponse>> => {
    requirePool(pool, UserPoolId)
    const client = requireClient(pool, ClientId)
    const { oauth } = client
    return {
      UserPoolClient: {
        UserPoolId,
        ClientId,
        ExplicitAuthFlows: client.explicitAuthFlows as ExplicitAuthFlowsType[],
        PreventUserExistenceErrors: client.preventUserExistenceErrors ? 'ENABLED' : 'LEGACY',
        EnableTokenRevocation: client.tokenRevocation,
        AllowedOAuthFlowsUserPoolClient: oauth.isOn,
        ...unlessEmpty('AllowedOAuthFlows', oauth.flows as OAuthFlowType[]),
        ...unlessEmpty('AllowedOAuthScopes', oauth.scopes),
        ...unlessEmpty('CallbackURLs', oauth.callbackUrls),
        ...lives(client),
      },
    }
  },
)
