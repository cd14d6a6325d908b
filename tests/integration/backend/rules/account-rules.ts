import { isDeepStrictEqual } from 'node:util'
import { POOL } from './kinds'
import type { ProductionRule } from './rule'

const TRIGGERS = ['CustomMessage', 'PostConfirmation', 'PreAuthentication', 'PreSignUp']

export const accounts: ProductionRule[] = [
  {
    ...POOL,
    says: 'asks for passwords of 12',
    at: 'Properties.Policies.PasswordPolicy.MinimumLength',
    is: 12,
    weaker: [8, undefined],
  },
  {
    ...POOL,
    says: 'asks for all kinds of letters in a password',
    at: 'Properties.Policies.PasswordPolicy',
    is: {
      MinimumLength: 12,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercase: true,
    },
    weaker: [{ MinimumLength: 12 }, { MinimumLength: 12, TemporaryPasswordValidityDays: 365 }],
  },
  {
    ...POOL,
    says: 'lets people back in by their address alone',
    at: 'Properties.AccountRecoverySetting.RecoveryMechanisms',
    is: [{ Name: 'verified_email', Priority: 1 }],
    weaker: [[{ Name: 'verified_phone_number', Priority: 1 }], undefined],
  },
  {
    ...POOL,
    says: 'lets people sign up',
    at: 'Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly',
    is: false,
    weaker: [true],
  },
  {
    ...POOL,
    says: 'has no other trigger: one before tokens could put groups into them',
    at: 'Properties.LambdaConfig',
    is: (config: unknown) => isDeepStrictEqual(Object.keys(config ?? {}).toSorted(), TRIGGERS),
    weaker: [undefined, Object.fromEntries([...TRIGGERS, 'PreTokenGeneration'].map((name) => [name, name]))],
  },
  {
    type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    count: 1,
    says: 'gives guests the role that may do nothing',
    at: 'Properties.Roles.unauthenticated',
    is: (role: unknown) => JSON.stringify(role ?? '').includes('unauthenticatedUserRole'),
    weaker: [{ 'Fn::GetAtt': ['membershiplambdaServiceRole', 'Arn'] }, 'arn:aws:iam::000000000000:role/Admin'],
  },
  {
    type: 'AWS::Cognito::IdentityPool',
    count: 1,
    says: 'has no flow without a checked token',
    at: 'Properties.AllowClassicFlow',
    is: undefined,
    weaker: [true],
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
  ...TRIGGERS.map((name) => ({
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
