import { z } from 'zod'
import type { MailSetting, UserPool, UserPoolClient } from '../contract'
import type { Assembly } from './assembly'
import { AssemblyError } from './assembly'
import type { Resource } from './stack'

const SECONDS: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

// Defaults are those of CloudFormation's own reference for these properties.
const poolProperties = z.object({
  AdminCreateUserConfig: z.object({ AllowAdminCreateUserOnly: z.boolean().default(false) }).prefault({}),
  EnabledMfas: z.array(z.string()).default([]),
  MfaConfiguration: z.string().default('OFF'),
  UserAttributeUpdateSettings: z
    .object({ AttributesRequireVerificationBeforeUpdate: z.array(z.string()).default([]) })
    .prefault({}),
  LambdaConfig: z.record(z.string(), z.unknown()).default({}),
  EmailConfiguration: z
    .object({
      EmailSendingAccount: z.enum(['COGNITO_DEFAULT', 'DEVELOPER']).default('COGNITO_DEFAULT'),
      From: z.string().optional(),
      SourceArn: z.string().optional(),
    })
    .prefault({}),
  DeletionProtection: z.enum(['ACTIVE', 'INACTIVE']).default('INACTIVE'),
  UserPoolTags: z.record(z.string(), z.string()).default({}),
  Policies: z
    .object({
      PasswordPolicy: z
        .object({
          MinimumLength: z.number().default(8),
          RequireLowercase: z.boolean().default(false),
          RequireUppercase: z.boolean().default(false),
          RequireNumbers: z.boolean().default(false),
          RequireSymbols: z.boolean().default(false),
          TemporaryPasswordValidityDays: z.number().default(7),
        })
        .prefault({}),
    })
    .prefault({}),
})

const clientProperties = z.object({
  UserPoolId: z.string(),
  ExplicitAuthFlows: z.array(z.string()).default([]),
  AccessTokenValidity: z.number().default(1),
  IdTokenValidity: z.number().default(1),
  RefreshTokenValidity: z.number().default(30),
  TokenValidityUnits: z
    .object({
      AccessToken: z.string().default('hours'),
      IdToken: z.string().default('hours'),
      RefreshToken: z.string().default('days'),
    })
    .prefault({}),
  PreventUserExistenceErrors: z.string().default('LEGACY'),
  EnableTokenRevocation: z.boolean().default(true),
  AllowedOAuthFlowsUserPoolClient: z.boolean().default(false),
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  CallbackURLs: z.array(z.string()).default([]),
})

const groupProperties = z.object({
  UserPoolId: z.string(),
  GroupName: z.string(),
  Precedence: z.number().optional(),
  Description: z.string().optional(),
})

const seconds = (amount: number, unit: string) => {
  const factor = SECONDS[unit]
  if (!factor) throw new AssemblyError(`The user pool's client counts token validity in unknown units: ${unit}.`)
  return amount * factor
}

const loadClient = ({ id, properties }: Resource): UserPoolClient & { userPoolId: string } => {
  const client = clientProperties.parse(properties)
  const units = client.TokenValidityUnits
  return {
    id,
    userPoolId: client.UserPoolId,
    explicitAuthFlows: client.ExplicitAuthFlows,
    accessTokenSeconds: seconds(client.AccessTokenValidity, units.AccessToken),
    idTokenSeconds: seconds(client.IdTokenValidity, units.IdToken),
    refreshTokenSeconds: seconds(client.RefreshTokenValidity, units.RefreshToken),
    preventUserExistenceErrors: client.PreventUserExistenceErrors === 'ENABLED',
    tokenRevocation: client.EnableTokenRevocation,
    oauth: {
      isOn: client.AllowedOAuthFlowsUserPoolClient,
      flows: client.AllowedOAuthFlows,
      scopes: client.AllowedOAuthScopes,
      callbackUrls: client.CallbackURLs,
    },
  }
}

const loadMail = (mail: z.output<typeof poolProperties>['EmailConfiguration']): MailSetting => ({
  account: mail.EmailSendingAccount,
  ...(mail.From !== undefined && { from: mail.From }),
  ...(mail.SourceArn !== undefined && { sourceArn: mail.SourceArn }),
})

const functionName = (arn: string) => arn.split(':function:')[1] ?? arn

/** The one user pool of the backend, with its clients, groups and triggers. */
export const loadUserPool = (assembly: Assembly, region: string): UserPool => {
  const [pool, ...others] = assembly.ofType('AWS::Cognito::UserPool')
  if (!pool || others.length > 0) throw new AssemblyError('The backend should define one user pool, with defineAuth.')
  const properties = poolProperties.parse(pool.properties)
  const { Policies, LambdaConfig, AdminCreateUserConfig, MfaConfiguration, EnabledMfas, UserAttributeUpdateSettings } =
    properties
  const policy = Policies.PasswordPolicy
  const triggers = Object.entries(LambdaConfig).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return {
    id: pool.id,
    arn: String(pool.attribute('Arn')),
    region,
    clients: assembly
      .ofType('AWS::Cognito::UserPoolClient')
      .map(loadClient)
      .filter(({ userPoolId }) => userPoolId === pool.id)
      .map(({ userPoolId, ...client }) => client),
    groups: assembly
      .ofType('AWS::Cognito::UserPoolGroup')
      .map(({ properties }) => groupProperties.parse(properties))
      .filter(({ UserPoolId }) => UserPoolId === pool.id)
      .map(({ GroupName, Precedence, Description }) => ({
        name: GroupName,
        ...(Precedence === undefined ? {} : { precedence: Precedence }),
        ...(Description === undefined ? {} : { description: Description }),
      })),
    passwordPolicy: {
      minimumLength: policy.MinimumLength,
      requireLowercase: policy.RequireLowercase,
      requireUppercase: policy.RequireUppercase,
      requireNumbers: policy.RequireNumbers,
      requireSymbols: policy.RequireSymbols,
      temporaryPasswordValidityDays: policy.TemporaryPasswordValidityDays,
    },
    triggers: Object.fromEntries(triggers.map(([name, arn]) => [name, functionName(arn)])),
    softwareTokens: MfaConfiguration !== 'OFF' && EnabledMfas.includes('SOFTWARE_TOKEN_MFA'),
    verifiesBeforeUpdate: UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate,
    adminCreateUserOnly: AdminCreateUserConfig.AllowAdminCreateUserOnly,
    mail: loadMail(properties.EmailConfiguration),
    deletionProtection: properties.DeletionProtection === 'ACTIVE',
    tags: properties.UserPoolTags,
  }
}
