// What the parts of the twin know of each other: the resolved description of the backend, and the two calls that cross parts.

export interface UserPoolClient {
  id: string
  explicitAuthFlows: string[]
  accessTokenSeconds: number
  idTokenSeconds: number
  refreshTokenSeconds: number
  preventUserExistenceErrors: boolean
  tokenRevocation: boolean
  /** What the template says of sign-in by redirect, which the twin does not offer. */
  oauth: { isOn: boolean; flows: string[]; scopes: string[]; callbackUrls: string[] }
}

/** Through whom letters go: Cognito's own mail, or SES. */
export interface MailSetting {
  account: 'COGNITO_DEFAULT' | 'DEVELOPER'
  from?: string
  /** Of the SES identity. */
  sourceArn?: string
}

export interface PasswordPolicy {
  minimumLength: number
  requireLowercase: boolean
  requireUppercase: boolean
  requireNumbers: boolean
  requireSymbols: boolean
  temporaryPasswordValidityDays: number
}

/** A Cognito user pool as its template describes it. */
export interface UserPool {
  id: string
  arn: string
  region: string
  clients: UserPoolClient[]
  groups: { name: string; precedence?: number; description?: string }[]
  passwordPolicy: PasswordPolicy
  /** Trigger name (`PostConfirmation`) to function name. */
  triggers: Record<string, string>
  /** Whether users may have an authenticator app as a second factor. */
  softwareTokens: boolean
  /** Attributes that keep their value until the new one is verified. */
  verifiesBeforeUpdate: string[]
  /** True when only administrators may create users. */
  adminCreateUserOnly: boolean
  mail: MailSetting
  /** Whether deleting the pool is refused until that is taken back. */
  deletionProtection: boolean
  tags: Record<string, string>
}

export interface Table {
  name: string
  arn: string
  attributeDefinitions: { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[]
  keySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
  indexes: {
    IndexName: string
    KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
    Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] }
  }[]
  /** The attribute that holds when a row expires, in seconds since the epoch. */
  timeToLive?: string
}

export interface PolicyStatement {
  effect: 'Allow' | 'Deny'
  actions: string[]
  resources: string[]
}

/** A Lambda function: its bundle on disk, and everything that surrounds a call of it. */
export interface LambdaFunction {
  name: string
  arn: string
  codeDirectory: string
  /** `index.handler`. */
  handler: string
  timeoutSeconds: number
  memoryMegabytes: number
  environment: Record<string, string>
  policy: PolicyStatement[]
  /** What becomes of an event that nobody waits for when the function fails. */
  events: { retries: number; maximumAgeSeconds: number }
}

/** Wakes a function at the minutes that its expression names. */
export interface Schedule {
  name: string
  arn: string
  /** `cron(…)` or `rate(…)`, in UTC. */
  expression: string
  functionName: string
  /** JSON; without it, the event of EventBridge. */
  input?: string
}

/** The whole backend, every Ref and GetAtt resolved. `graphqlApi` is the AppSync part's own type. */
export interface Backend<GraphqlApi> {
  region: string
  accountId: string
  userPool: UserPool
  tables: Table[]
  functions: LambdaFunction[]
  schedules: Schedule[]
  graphqlApi: GraphqlApi
}

export type InvocationResult =
  | { ok: true; payload: unknown }
  | { ok: false; errorType: string; errorMessage: string; timedOut: boolean }

/** Runs a function by name, with its own time limit. Never throws for what the function did. */
export type InvokeFunction = (name: string, event: unknown) => Promise<InvocationResult>

/** An error as AWS names it on the wire, with the HTTP status it comes with. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

/** Milliseconds since the epoch. */
export type Clock = () => number
