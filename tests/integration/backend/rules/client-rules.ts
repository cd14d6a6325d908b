import { CLIENT } from './kinds'
import type { ProductionRule } from './rule'

export const clients: ProductionRule[] = [
  {
    ...CLIENT,
    says: 'has the flows that the app uses, and no other',
    at: 'Properties.ExplicitAuthFlows',
    is: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    weaker: [
      ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'],
      ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      undefined,
    ],
  },
  {
    ...CLIENT,
    says: 'hides who has an account',
    at: 'Properties.PreventUserExistenceErrors',
    is: 'ENABLED',
    weaker: ['LEGACY', undefined],
  },
  {
    ...CLIENT,
    says: 'can end a sign-in',
    at: 'Properties.EnableTokenRevocation',
    is: true,
    weaker: [false, undefined],
  },
  ...['AccessToken', 'IdToken'].flatMap((token) => [
    {
      ...CLIENT,
      says: `has an ${token} of a quarter of an hour`,
      at: `Properties.${token}Validity`,
      is: 15,
      weaker: [60, undefined],
    },
    {
      ...CLIENT,
      says: `counts the ${token} in minutes`,
      at: `Properties.TokenValidityUnits.${token}`,
      is: 'minutes',
      weaker: ['hours', undefined],
    },
  ]),
  {
    ...CLIENT,
    says: 'has a refresh token of thirty days',
    at: 'Properties.RefreshTokenValidity',
    is: 30,
    weaker: [3650, undefined],
  },
  {
    ...CLIENT,
    says: 'counts the refresh token in days',
    at: 'Properties.TokenValidityUnits.RefreshToken',
    is: 'days',
    weaker: [undefined],
  },
  {
    ...CLIENT,
    says: 'signs nobody in by OAuth',
    at: 'Properties.AllowedOAuthFlowsUserPoolClient',
    is: false,
    weaker: [true],
  },
  {
    ...CLIENT,
    says: 'signs in users of the pool alone',
    at: 'Properties.SupportedIdentityProviders',
    is: ['COGNITO'],
    weaker: [['COGNITO', 'Google']],
  },
  ...['GenerateSecret', 'ReadAttributes', 'WriteAttributes'].map((name) => ({
    ...CLIENT,
    says: `sets no ${name}`,
    at: `Properties.${name}`,
    is: undefined,
    weaker: [true, ['email', 'email_verified']],
  })),
  ...['AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs'].map((name) => ({
    ...CLIENT,
    says: `has no ${name}`,
    at: `Properties.${name}`,
    is: undefined,
    weaker: [['code']],
  })),
]
