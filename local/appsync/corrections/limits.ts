// Gaps: the simulator ignores queryDepthLimit and resolverCountLimit. On AWS both end a part of the answer, not the whole.

import { TemplateSentError } from '@aws-amplify/amplify-appsync-simulator/lib/velocity/util/errors.js'
import { defaultFieldResolver, type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql/index.js'

/** Levels of selection down to a field; places in a list are no levels. */
const depthOf = (info: GraphQLResolveInfo) => {
  let depth = 0
  for (let step: GraphQLResolveInfo['path'] | undefined = info.path; step; step = step.prev)
    if (typeof step.key === 'string') depth += 1
  return depth
}

/** Makes every field below the limit an error. Changes the schema in place; 0 means no limit. */
export const limitDepth = (schema: GraphQLSchema, limit: number) => {
  if (limit === 0) return
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (source, args, context, info) => {
        if (depthOf(info) > limit)
          throw new TemplateSentError('Query depth limit reached.', 'QueryDepthLimitReached', null, null, info)
        return resolve(source, args, context, info)
      }
    }
  }
}

/** Counts one more resolver of a request, and refuses to run it when that is one too many; 0 means no limit. */
export const countResolver = (context: { resolverCount: number }, limit: number, info: GraphQLResolveInfo) => {
  context.resolverCount += 1
  if (limit > 0 && context.resolverCount > limit)
    throw new TemplateSentError('Resolver invocation limit reached.', 'ResolverExecutionLimitReached', null, null, info)
}
