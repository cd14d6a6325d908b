import { evaluate, type Scope } from './evaluate'
import { type Named, type Place, physicalAttribute, physicalId } from './physical-id'

export interface Template {
  Parameters?: Record<string, { Default?: unknown }>
  Mappings?: Record<string, Record<string, Record<string, unknown>>>
  Conditions?: Record<string, unknown>
  Resources: Record<string, TemplateResource>
  Outputs?: Record<string, { Value: unknown }>
}

interface TemplateResource {
  Type: string
  Condition?: string
  Properties?: Record<string, unknown>
  Metadata?: Record<string, unknown>
}

/** A resource that exists; its properties are evaluated when first read, since most are never needed. */
export interface Resource extends Named {
  id: string
  metadata: Record<string, unknown>
  attribute: (name: string) => unknown
}

export interface Stack {
  /** Its own resources and those of every stack nested in it. */
  resources: () => Resource[]
  output: (name: string) => unknown
}

const NESTED = 'AWS::CloudFormation::Stack'

const once = <T>(make: () => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

interface Surroundings {
  place: Place
  /** Logical ids of the nested stacks down to this one, each followed by a slash. */
  path: string
  parameter: (name: string) => unknown
  /** The template of the nested stack that a resource stands for. */
  readNested: (assetPath: string) => Template
}

/** Opens a template as the stack it would become. Nested stacks get their parameters from this one, and give it outputs. */
export const openStack = (template: Template, surroundings: Surroundings): Stack => {
  const { place, path } = surroundings
  const pseudo: Record<string, unknown> = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': path.slice(0, -1).split('/').at(-1) || 'root',
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.accountId}:stack/${path || 'root'}`,
    'AWS::NoValue': undefined,
  }

  const scopeAt = (at: string): Scope => ({
    at,
    ref: (name) => {
      if (name in pseudo) return pseudo[name]
      const parameter = template.Parameters?.[name]
      if (parameter) return surroundings.parameter(name) ?? parameter.Default
      return resource(name, at).id
    },
    getAtt: (name, attribute) => {
      const child = nested(name)
      if (child && attribute.startsWith('Outputs.')) return child.output(attribute.slice('Outputs.'.length))
      return resource(name, at).attribute(attribute)
    },
    condition: (name) => conditionOf(name, at),
    findInMap: (map, key, secondKey) => {
      const found = template.Mappings?.[map]?.[key]?.[secondKey]
      if (found === undefined) throw new Error(`${at} looks up ${map}.${key}.${secondKey}, which is in no mapping.`)
      return found
    },
  })

  const conditionOf = (name: string, at: string): boolean => {
    const condition = template.Conditions?.[name]
    if (condition === undefined) throw new Error(`${at} depends on the condition ${name}, which does not exist.`)
    return evaluate(condition, scopeAt(`condition ${path}${name}`)) === true
  }

  const opened = new Map<string, Resource>()
  const resource = (name: string, at: string): Resource => {
    const known = opened.get(name)
    if (known) return known
    const definition = template.Resources[name]
    if (!definition) throw new Error(`${at} refers to ${name}, which its template does not contain.`)
    const scope = scopeAt(`resource ${path}${name}`)
    const properties = once(() => evaluate(definition.Properties ?? {}, scope) as Record<string, unknown>)
    const made: Resource = {
      type: definition.Type,
      path: `${path}${name}`,
      metadata: definition.Metadata ?? {},
      get properties() {
        return properties()
      },
      get id() {
        return physicalId(this, place)
      },
      attribute: (attribute) => physicalAttribute(made, attribute, place),
    }
    opened.set(name, made)
    return made
  }

  const children = new Map<string, Stack>()
  const nested = (name: string): Stack | undefined => {
    const definition = template.Resources[name]
    if (definition?.Type !== NESTED) return undefined
    const known = children.get(name)
    if (known) return known
    const given = (definition.Properties?.Parameters ?? {}) as Record<string, unknown>
    const child = openStack(surroundings.readNested(String(definition.Metadata?.['aws:asset:path'])), {
      ...surroundings,
      path: `${path}${name}/`,
      parameter: (parameter) => evaluate(given[parameter], scopeAt(`stack ${path}${name}`)),
    })
    children.set(name, child)
    return child
  }

  const exists = ({ Condition }: TemplateResource, name: string) => !Condition || conditionOf(Condition, name)

  return {
    resources: () =>
      Object.entries(template.Resources)
        .filter(([name, definition]) => exists(definition, name))
        .flatMap(([name]) => nested(name)?.resources() ?? [resource(name, 'the template')]),
    output: (name) => {
      const output = template.Outputs?.[name]
      if (!output) throw new Error(`The stack ${path || 'root'} has no output ${name}.`)
      return evaluate(output.Value, scopeAt(`output ${path}${name}`))
    },
  }
}
