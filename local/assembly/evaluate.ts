/** What a value in a template may refer to. Each function throws for a name that does not exist. */
export interface Scope {
  /** Names the resource or section being evaluated, for error messages. */
  at: string
  /** A parameter, pseudo parameter or resource; `undefined` for AWS::NoValue, which removes what it stands for. */
  ref: (name: string) => unknown
  getAtt: (resource: string, attribute: string) => unknown
  condition: (name: string) => boolean
  findInMap: (map: string, key: string, secondKey: string) => unknown
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown, name: string, scope: Scope): unknown[] => {
  const list = evaluate(value, scope)
  if (!Array.isArray(list)) throw new Error(`${name} in ${scope.at} was given no list.`)
  return list
}

const truth = (value: unknown, scope: Scope): boolean => {
  const isTrue = evaluate(value, scope)
  return isTrue === true || isTrue === 'true'
}

const attribute: Intrinsic = (argument, scope) => {
  const parts = typeof argument === 'string' ? argument.split('.') : listOf(argument, 'Fn::GetAtt', scope)
  return scope.getAtt(String(parts[0]), parts.slice(1).join('.'))
}

const substitute: Intrinsic = (argument, scope) => {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
  return String(text).replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`
    if (isRecord(variables) && name in variables) return String(evaluate(variables[name], scope))
    return String(name.includes('.') ? attribute(name, scope) : scope.ref(name))
  })
}

const intrinsics: Record<string, Intrinsic> = {
  Ref: (argument, scope) => scope.ref(String(argument)),
  Condition: (argument, scope) => scope.condition(String(argument)),
  'Fn::GetAtt': attribute,
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = listOf(argument, 'Fn::Join', scope)
    return listOf(parts, 'Fn::Join', scope).join(String(separator))
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = listOf(argument, 'Fn::Split', scope)
    return String(text).split(String(separator))
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = listOf(argument, 'Fn::Select', scope)
    const choices = listOf(list, 'Fn::Select', scope)
    if (choices[Number(index)] === undefined) throw new Error(`Fn::Select in ${scope.at} finds nothing at ${index}.`)
    return choices[Number(index)]
  },
  // The branch not taken may refer to what does not exist, so that only the taken one is evaluated.
  'Fn::If': (argument, scope) => {
    if (!Array.isArray(argument)) throw new Error(`Fn::If in ${scope.at} was given no list.`)
    return evaluate(scope.condition(String(argument[0])) ? argument[1] : argument[2], scope)
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = listOf(argument, 'Fn::Equals', scope)
    return String(left) === String(right)
  },
  'Fn::Not': (argument, scope) => Array.isArray(argument) && !truth(argument[0], scope),
  'Fn::And': (argument, scope) => Array.isArray(argument) && argument.every((part) => truth(part, scope)),
  'Fn::Or': (argument, scope) => Array.isArray(argument) && argument.some((part) => truth(part, scope)),
  'Fn::FindInMap': (argument, scope) => {
    const [map, key, secondKey] = listOf(argument, 'Fn::FindInMap', scope).map(String)
    return scope.findInMap(map ?? '', key ?? '', secondKey ?? '')
  },
}

/**
 * Resolves every CloudFormation intrinsic function inside `value`, as deep as it goes.
 * Throws an error that names the function and the resource when it meets one it does not know.
 */
export const evaluate = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope)).filter((item) => item !== undefined)
  if (!isRecord(value)) return value
  const [name, ...others] = Object.keys(value)
  if (name !== undefined && others.length === 0) {
    const intrinsic = name === 'Condition' && typeof value[name] !== 'string' ? undefined : intrinsics[name]
    if (intrinsic) return intrinsic(value[name], scope)
    if (name.startsWith('Fn::')) throw new Error(`The twin does not know ${name}, which ${scope.at} uses.`)
  }
  const entries = Object.entries(value).map(([key, item]) => [key, evaluate(item, scope)] as const)
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
}
