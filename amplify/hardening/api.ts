import type { CfnGraphQLApi, CfnResolver } from 'aws-cdk-lib/aws-appsync'

/** Limits what a caller can ask of the API, and lets in no client of the pool but the app's own. */
export const hardenApi = (api: CfnGraphQLApi, userPoolClientId: string) => {
  api.introspectionConfig = 'DISABLED'
  // The deepest question that the app asks is list → items → field.
  api.queryDepthLimit = 4
  api.resolverCountLimit = 10
  api.addPropertyOverride('UserPoolConfig.AppIdClientRegex', userPoolClientId)
}

const refusalOf = (field: string) =>
  `#if( $ctx.args.input.containsKey("${field}") && $util.isNull($ctx.args.input.get("${field}")) )
$util.error("${field} cannot be null: leave out what does not change.", "InvalidInput")
#end
`

/**
 * An update takes null for a field that is required, and stores it: no list could answer with that row any more, for anybody.
 * It is refused before anything else is looked at.
 */
export const refuseNulls = (update: CfnResolver | undefined, required: string[]) => {
  if (!update?.requestMappingTemplate) throw new Error('There is no such update to guard')
  update.requestMappingTemplate = required.map(refusalOf).join('') + update.requestMappingTemplate
}
