import type { CfnGraphQLApi } from 'aws-cdk-lib/aws-appsync'

/** Limits what a caller can ask of the API, and lets in no client of the pool but the app's own. */
export const hardenApi = (api: CfnGraphQLApi, userPoolClientId: string) => {
  api.introspectionConfig = 'DISABLED'
  // The deepest question that the app asks is list → items → field.
  api.queryDepthLimit = 4
  api.resolverCountLimit = 10
  api.addPropertyOverride('UserPoolConfig.AppIdClientRegex', userPoolClientId)
}
