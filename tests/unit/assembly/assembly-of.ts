// An assembly of a few resources, without files.
import type { Assembly } from '../../../local/assembly/assembly'
import { openStack, type Template } from '../../../local/assembly/stack'

const place = { region: 'us-east-1', accountId: '000000000000' }
export const ROLE = 'arn:aws:iam::000000000000:role/worker'

export const assemblyOf = (Resources: Template['Resources']): Assembly => {
  const stack = openStack(
    { Resources },
    {
      place,
      path: '',
      parameter: () => undefined,
      readNested: () => {
        throw new Error('nothing is nested here')
      },
    },
  )
  const resources = stack.resources()
  return {
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    assetPath: (name) => `/assets/${name}`,
    assetText: (location) => `text of ${location}`,
  }
}

export const resource = (Type: string, Properties: Record<string, unknown> = {}, Metadata = {}) => ({
  Type,
  Properties,
  Metadata,
})
export const allowing = (Action: unknown, Resource: unknown, extra = {}) => ({
  PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource, ...extra }] },
})
