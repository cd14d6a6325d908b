import type { AppSyncVTLRenderContext, VelocityTemplate } from '@aws-amplify/amplify-appsync-simulator'
import { TemplateSentError } from '@aws-amplify/amplify-appsync-simulator/lib/velocity/util/errors.js'
import { map } from '@aws-amplify/amplify-appsync-simulator/lib/velocity/value-mapper/mapper.js'
import type { GraphQLResolveInfo } from 'graphql/index.js'
import type { Clock } from '../../contract'
import type { SubscriptionFilter } from '../subscription-filter'
import { correctContext, type RenderContext } from './template-context'

interface RequestContext {
  jwt: Record<string, unknown>
  subscriptionFilter?: SubscriptionFilter
}

/** The part of a template that its types keep private. */
interface Rendering {
  buildRenderContext: (values: unknown, request: RequestContext, info: GraphQLResolveInfo) => RenderContext
}

/**
 * Corrects one template of one simulator, in place: nothing of the package itself is changed. A template that fails
 * with no error of its own would end as a silent null (gap); AppSync names it.
 */
export const correctTemplate = (template: VelocityTemplate, clock: Clock): VelocityTemplate => {
  const rendering = template as unknown as Rendering
  const build = rendering.buildRenderContext.bind(template)
  rendering.buildRenderContext = (values, request, info) =>
    correctContext(build(values, request, info), {
      claims: request.jwt,
      clock,
      map,
      setFilter: (filter) => {
        request.subscriptionFilter = filter
      },
    })

  const render = template.render.bind(template)
  template.render = (values: AppSyncVTLRenderContext, request, info) => {
    const rendered = render(values, request, info)
    if (rendered.hadException && rendered.errors.length === 0 && info)
      rendered.errors.push(new TemplateSentError('A mapping template failed.', 'MappingTemplate', null, null, info))
    return rendered
  }
  return template
}
