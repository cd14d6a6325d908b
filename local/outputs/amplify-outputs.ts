import type { GraphqlApi } from '../appsync/graphql-api'
import type { Backend, PasswordPolicy } from '../contract'

const passwordPolicy = (policy: PasswordPolicy) => ({
  min_length: policy.minimumLength,
  require_lowercase: policy.requireLowercase,
  require_uppercase: policy.requireUppercase,
  require_numbers: policy.requireNumbers,
  require_symbols: policy.requireSymbols,
})

/** The text of `amplify_outputs.json`, as `ampx` writes it for a deployed backend, with the twin's addresses. */
export const amplifyOutputs = ({ region, userPool, graphqlApi }: Backend<GraphqlApi>, endpoint: string) => {
  const [defaultType = 'AMAZON_COGNITO_USER_POOLS', ...otherTypes] = graphqlApi.authenticationTypes
  const outputs = {
    version: '1.4',
    auth: {
      user_pool_id: userPool.id,
      aws_region: region,
      user_pool_client_id: userPool.clients[0]?.id ?? '',
      password_policy: passwordPolicy(userPool.passwordPolicy),
      username_attributes: ['email'],
      user_verification_types: ['email'],
      groups: userPool.groups.map(({ name, precedence = 0 }) => ({ [name]: { precedence } })),
    },
    data: {
      url: `${endpoint}/graphql`,
      aws_region: region,
      default_authorization_type: defaultType,
      authorization_types: otherTypes,
      model_introspection: graphqlApi.modelIntrospection,
    },
  }
  return `${JSON.stringify(outputs, null, 2)}\n`
}
