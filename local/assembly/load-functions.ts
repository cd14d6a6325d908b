import { z } from 'zod'
import type { LambdaFunction } from '../contract'
import type { Assembly } from './assembly'
import { loadPolicy } from './load-policies'
import type { Resource } from './stack'

const FRIENDLY_NAME = 'amplify:friendly-name'

const functionProperties = z.object({
  Handler: z.string(),
  Role: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }).prefault({}),
})

const eventProperties = z.object({
  MaximumRetryAttempts: z.number().default(2),
  MaximumEventAgeInSeconds: z.number().default(21_600),
})

const parameters = z.record(z.string(), z.object({ path: z.string().optional() }))

/** Only a function made by `defineFunction` is the app's own; CDK and Amplify add others that work for a deployment. */
const isOwn = ({ properties, metadata }: Resource) =>
  metadata['aws:asset:is-bundled'] === true &&
  Array.isArray(properties.Tags) &&
  properties.Tags.some((tag: { Key?: unknown }) => tag.Key === FRIENDLY_NAME)

/** Amplify has a function look some values up in SSM when it starts; here they are given, and the look-up is off. */
const resolveEnvironment = (variables: Record<string, string>, values: Map<string, string>) => {
  const { AMPLIFY_SSM_ENV_CONFIG: config = '{}', ...rest } = variables
  const found = Object.entries(parameters.parse(JSON.parse(config))).flatMap(([name, { path }]) => {
    const value = path === undefined ? undefined : values.get(path)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...rest, ...Object.fromEntries(found), AMPLIFY_SSM_ENV_CONFIG: '{}' }
}

/** Lambda's own defaults when no `AWS::Lambda::EventInvokeConfig` speaks of the function. */
const loadEvents = (assembly: Assembly, name: string): LambdaFunction['events'] => {
  const found = assembly
    .ofType('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => properties.FunctionName === name)
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = eventProperties.parse(found?.properties ?? {})
  return { retries: MaximumRetryAttempts, maximumAgeSeconds: MaximumEventAgeInSeconds }
}

/** The functions of the app, each with what its role may do and the environment that it would find. */
export const loadFunctions = (assembly: Assembly): LambdaFunction[] => {
  const values = new Map(
    assembly
      .ofType('AWS::SSM::Parameter')
      .filter(({ path }) => path.includes('AMPLIFY'))
      .map(({ id, properties }) => [id, String(properties.Value)]),
  )
  return assembly
    .ofType('AWS::Lambda::Function')
    .filter(isOwn)
    .map((resource) => {
      const { Handler, Role, Timeout, MemorySize, Environment } = functionProperties.parse(resource.properties)
      return {
        name: resource.id,
        arn: String(resource.attribute('Arn')),
        codeDirectory: assembly.assetPath(String(resource.metadata['aws:asset:path']).replace(/^asset\./, '')),
        handler: Handler,
        timeoutSeconds: Timeout,
        memoryMegabytes: MemorySize,
        environment: resolveEnvironment(Environment.Variables, values),
        policy: loadPolicy(assembly, Role),
        events: loadEvents(assembly, resource.id),
      }
    })
}
