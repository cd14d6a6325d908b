import { POOL } from './kinds'
import type { ProductionRule } from './rule'

export const accounts: ProductionRule[] = [
  {
    ...POOL,
    says: 'asks for passwords of 12',
    at: 'Properties.Policies.PasswordPolicy.MinimumLength',
    is: 12,
    weaker: [8, undefined],
  },
  { ...POOL, says: 'signs in by address', at: 'Properties.UsernameAttributes', is: ['email'], weaker: [undefined] },
  {
    ...POOL,
    says: 'takes addresses that differ in case for one',
    at: 'Properties.UsernameConfiguration.CaseSensitive',
    is: false,
    weaker: [true],
  },
  {
    ...POOL,
    says: 'confirms addresses',
    at: 'Properties.AutoVerifiedAttributes',
    is: ['email'],
    weaker: [[], undefined],
  },
  {
    ...POOL,
    says: 'keeps the old address until the new one is confirmed',
    at: 'Properties.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate',
    is: ['email'],
    weaker: [[], undefined],
  },
  {
    ...POOL,
    says: 'offers authenticator apps and no text messages',
    at: 'Properties.EnabledMfas',
    is: ['SOFTWARE_TOKEN_MFA'],
    weaker: [['SOFTWARE_TOKEN_MFA', 'SMS_MFA'], undefined],
  },
  {
    ...POOL,
    says: 'offers a second factor',
    at: 'Properties.MfaConfiguration',
    is: 'OPTIONAL',
    weaker: ['OFF', undefined],
  },
  ...['CustomMessage', 'PostConfirmation', 'PreAuthentication', 'PreSignUp'].map((name) => ({
    ...POOL,
    says: `has its trigger ${name}`,
    at: `Properties.LambdaConfig.${name}`,
    is: (value: unknown) => JSON.stringify(value ?? '').includes(name.toLowerCase()),
    weaker: [undefined, { 'Fn::GetAtt': ['anotherlambda', 'Arn'] }],
  })),
  {
    type: 'AWS::Cognito::IdentityPool',
    count: 1,
    says: 'lets in no guests',
    at: 'Properties.AllowUnauthenticatedIdentities',
    is: false,
    weaker: [true],
  },
]
