// What depends on what inside CloudFormation templates, by Ref, Fn::GetAtt, Fn::Sub and DependsOn.
interface Template {
  Resources: Record<string, { DependsOn?: string | string[]; Properties?: unknown }>
}

const references = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(references)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' && typeof inner === 'string') return [inner]
    if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : inner).split('.')[0] ?? '']
    if (key === 'Fn::Sub') {
      const text = String(Array.isArray(inner) ? inner[0] : inner)
      const names = [...text.matchAll(/\$\{([\w]+)[.}]/g)].map((match) => match[1] ?? '')
      return [...names, ...references(Array.isArray(inner) ? inner[1] : [])]
    }
    return references(inner)
  })
}

/** A resource's name to the names of those that must exist before it. */
export const dependencies = ({ Resources }: Template): Map<string, string[]> =>
  new Map(
    Object.entries(Resources).map(([name, resource]) => [
      name,
      [...references(resource.Properties), ...[resource.DependsOn ?? []].flat()].filter((each) => each in Resources),
    ]),
  )

/** The first circle found, as the names on it, or undefined. */
export const findCycle = (graph: Map<string, string[]>): string[] | undefined => {
  const finished = new Set<string>()
  const visit = (name: string, path: string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name]
    if (finished.has(name)) return undefined
    for (const next of graph.get(name) ?? []) {
      const cycle = visit(next, [...path, name])
      if (cycle) return cycle
    }
    finished.add(name)
    return undefined
  }
  for (const name of graph.keys()) {
    const cycle = visit(name, [])
    if (cycle) return cycle
  }
  return undefined
}
