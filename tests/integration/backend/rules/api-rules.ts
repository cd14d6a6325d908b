import { API, isReference } from './kinds'
import type { ProductionRule } from './rule'

export const api: ProductionRule[] = [
  {
    ...API,
    says: 'hides its schema',
    at: 'Properties.IntrospectionConfig',
    is: 'DISABLED',
    weaker: ['ENABLED', undefined],
  },
  { ...API, says: 'answers four levels deep', at: 'Properties.QueryDepthLimit', is: 4, weaker: [75, 0, undefined] },
  {
    ...API,
    says: 'runs ten resolvers a request',
    at: 'Properties.ResolverCountLimit',
    is: 10,
    weaker: [10_000, undefined],
  },
  {
    ...API,
    says: 'asks for a token of the pool',
    at: 'Properties.AuthenticationType',
    is: 'AMAZON_COGNITO_USER_POOLS',
    weaker: ['API_KEY'],
  },
  {
    ...API,
    says: 'has no key that anybody could hold',
    at: 'Properties.AdditionalAuthenticationProviders',
    // Amplify's own, for its console; a resolver lets in those roles alone that the schema names, which is none.
    is: [{ AuthenticationType: 'AWS_IAM' }],
    weaker: [[{ AuthenticationType: 'AWS_IAM' }, { AuthenticationType: 'API_KEY' }]],
  },
  {
    ...API,
    says: 'takes the app’s client alone',
    at: 'Properties.UserPoolConfig.AppIdClientRegex',
    is: isReference,
    weaker: ['.*', undefined],
  },
  {
    ...API,
    says: 'logs no todo and no token',
    at: 'Properties.LogConfig',
    is: undefined,
    weaker: [{ FieldLogLevel: 'ALL', ExcludeVerboseContent: false }],
  },
]
