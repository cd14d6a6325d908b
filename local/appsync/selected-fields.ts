import { buildExecutionContext, collectFields, type ExecutionContext } from 'graphql/execution/execute.js'
import { getArgumentValues } from 'graphql/execution/values.js'
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql/index.js'
import type { GraphqlRequest } from './parse-request'
import type { Payload } from './subscription-filter'

interface SelectedField {
  /** Under which name it is in the response. */
  key: string
  name: string
  nodes: FieldNode[]
}

export interface RootField {
  key: string
  name: string
  /** As given: what was left out is not there, a null is. Throws what is wrong with them. */
  args: () => Record<string, unknown>
  /** The value of the response with every alias back at its field's name. */
  payloadOf: (value: unknown) => Payload
}

const fieldsOf = (execution: ExecutionContext, type: GraphQLObjectType, nodes: FieldNode[]): SelectedField[] => {
  const found: Record<string, FieldNode[]> = Object.create(null)
  const visited = Object.create(null)
  for (const { selectionSet } of nodes) if (selectionSet) collectFields(execution, type, selectionSet, found, visited)
  return Object.entries(found).map(([key, same]) => ({ key, name: same[0]?.name.value ?? key, nodes: same }))
}

const byFieldName = (
  execution: ExecutionContext,
  type: GraphQLObjectType,
  nodes: FieldNode[],
  value: unknown,
): unknown => {
  if (Array.isArray(value)) return value.map((item) => byFieldName(execution, type, nodes, item))
  if (typeof value !== 'object' || value === null) return value
  const response = value as Record<string, unknown>
  const entries = fieldsOf(execution, type, nodes).map(({ key, name, nodes: inner }) => {
    const field = type.getFields()[name]
    const innerType = field && getNamedType(field.type)
    const named = isObjectType(innerType) ? byFieldName(execution, innerType, inner, response[key]) : response[key]
    return [name, named]
  })
  return Object.fromEntries(entries)
}

/** The root fields that a valid request selects: fragments are followed, `@skip` and `@include` obeyed. */
export const rootFieldsOf = (
  schema: GraphQLSchema,
  { document, operation, variables }: GraphqlRequest,
): RootField[] => {
  const name = operation.name?.value
  const execution = buildExecutionContext(schema, document, undefined, undefined, variables, name, undefined)
  const root = operation.operation === 'subscription' ? schema.getSubscriptionType() : schema.getMutationType()
  if (!root || !('schema' in execution)) return []
  const fields: Record<string, FieldNode[]> = Object.create(null)
  collectFields(execution, root, operation.selectionSet, fields, Object.create(null))
  return Object.entries(fields).flatMap(([key, nodes]) => {
    const [node] = nodes
    const field = node && root.getFields()[node.name.value]
    if (!field) return []
    const type = getNamedType(field.type)
    return {
      key,
      name: field.name,
      args: () => getArgumentValues(field, node, execution.variableValues),
      payloadOf: (value) => (isObjectType(type) ? byFieldName(execution, type, nodes, value) : value) as Payload,
    }
  })
}
