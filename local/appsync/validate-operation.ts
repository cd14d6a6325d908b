import {
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  GraphQLError as Invalid,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql/index.js'
import type { ResponseError } from './format-errors'

/** What graphql-java, which AppSync speaks like, calls a breach of each rule of graphql-js. */
const BREACHES: Record<string, string> = {
  FieldsOnCorrectTypeRule: 'FieldUndefined',
  KnownArgumentNamesRule: 'UnknownArgument',
  KnownDirectivesRule: 'UnknownDirective',
  KnownFragmentNamesRule: 'UndefinedFragment',
  KnownTypeNamesRule: 'UnknownType',
  NoFragmentCyclesRule: 'FragmentCycle',
  NoUndefinedVariablesRule: 'UndefinedVariable',
  NoUnusedFragmentsRule: 'UnusedFragment',
  NoUnusedVariablesRule: 'UnusedVariable',
  OverlappingFieldsCanBeMergedRule: 'FieldsConflict',
  ProvidedRequiredArgumentsRule: 'MissingFieldArgument',
  ValuesOfCorrectTypeRule: 'WrongType',
  VariablesInAllowedPositionRule: 'VariableTypeMismatch',
}

const locationsOf = ({ locations }: GraphQLError) =>
  locations?.map(({ line, column }) => ({ line, column, sourceName: null })) ?? null

/** Names of the fields down to where a visitor stands. */
const fieldPath = (ancestors: readonly (ASTNode | readonly ASTNode[])[], last: string) => {
  const fields = ancestors.flatMap((node) => ('kind' in node && node.kind === 'Field' ? [node.name.value] : []))
  return [...fields, last].join('/')
}

const undefinedField = (field: string, type: string, path: string) =>
  `Validation error of type FieldUndefined: Field '${field}' in type '${type}' is undefined @ '${path}'`

/** A schema that is not to be read has, to AppSync, no fields to read it with (gap: the simulator answers them). */
const hideIntrospection: ValidationRule = (context) => ({
  Field: (node, _key, _parent, _path, ancestors) => {
    const name = node.name.value
    if (name !== '__schema' && name !== '__type') return undefined
    const type = context.getParentType()?.name ?? 'Query'
    context.reportError(new Invalid(undefinedField(name, type, fieldPath(ancestors, name)), node))
    return false
  },
})

const nameUndefinedFields: ValidationRule = (context) => ({
  Field: (node, _key, _parent, _path, ancestors) => {
    const type = context.getParentType()
    if (!type || context.getFieldDef()) return
    const name = node.name.value
    context.reportError(new Invalid(undefinedField(name, type.name, fieldPath(ancestors, name)), node))
  },
})

const describe = (schema: GraphQLSchema, document: DocumentNode, rule: ValidationRule) => {
  if (rule.name === 'FieldsOnCorrectTypeRule') return validate(schema, document, [nameUndefinedFields])
  const breach = BREACHES[rule.name] ?? 'InvalidSyntax'
  const found = validate(schema, document, [rule])
  return found.map((error) => new Invalid(`Validation error of type ${breach}: ${error.message}`, error.nodes))
}

/**
 * Says why a document cannot be run against a schema, in AppSync's words; nothing when it can. A document is judged once:
 * the parser gives the same object for the same text.
 */
export const createValidator = (schema: GraphQLSchema, isIntrospectionEnabled: boolean) => {
  const hidden = isIntrospectionEnabled ? [] : [hideIntrospection]
  const judged = new WeakMap<DocumentNode, ResponseError[]>()

  const judge = (document: DocumentNode): ResponseError[] => {
    if (validate(schema, document, [...specifiedRules, ...hidden], undefined, { maxErrors: 1 }).length === 0) return []
    const errors = [
      ...specifiedRules.flatMap((rule) => describe(schema, document, rule)),
      ...validate(schema, document, hidden),
    ]
    return errors.map((error) => ({ path: null, locations: locationsOf(error), message: error.message }))
  }

  return (document: DocumentNode): ResponseError[] => {
    const known = judged.get(document)
    if (known) return known
    const errors = judge(document)
    judged.set(document, errors)
    return errors
  }
}
