import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface TemplateResource {
  Type: string
  Properties: Record<string, unknown>
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

/** All resources of a synthesised backend, by `stack/logical id`. The stack is named as in amplify/: `auth`, `data/Todo`, `root`. */
export type TemplateResources = Record<string, TemplateResource>

// What CDK makes of the path of a nested stack: the hash of the root, the names on the way, a hash of its own.
const NESTED = /branch[0-9a-f]{10}(\w+?)[0-9A-F]{8}\.nested/
const PLAIN: Record<string, string> = {
  dataamplifyDataAmplifyTableManager: 'data/tables',
  dataamplifyDataFunctionDirectiveStack: 'data/operations',
  dataamplifyDataMember: 'data/Member',
  dataamplifyDataTodo: 'data/Todo',
}

const stackOf = (file: string) => {
  const name = NESTED.exec(file)?.[1] ?? 'root'
  return PLAIN[name] ?? name
}

/** Reads every template of an assembly of the type `branch`. */
export const readResources = (directory: string): TemplateResources =>
  Object.fromEntries(
    readdirSync(directory)
      .filter((name) => name.endsWith('.template.json'))
      .toSorted()
      .flatMap((file) => {
        const { Resources } = JSON.parse(readFileSync(join(directory, file), 'utf8'))
        return Object.entries(Resources as TemplateResources).map(([id, resource]) => [
          `${stackOf(file)}/${id}`,
          resource,
        ])
      }),
  )

/** What a deployment tells of itself in `amplify_outputs.json`, and to whoever may look at the stack: `userPoolId: {…}`. */
export const readOutputs = (directory: string): string[] =>
  readdirSync(directory)
    .filter((name) => /^amplify-.*\.template\.json$/.test(name))
    .flatMap((file) => Object.entries(JSON.parse(readFileSync(join(directory, file), 'utf8')).Outputs ?? {}))
    .map(([name, output]) => `${name}: ${JSON.stringify((output as { Value: unknown }).Value)}`)
    .toSorted()

export const ofType = (resources: TemplateResources, type: string) =>
  Object.entries(resources).filter(([, { Type }]) => Type === type)

/** The value at a path such as `Properties.Policies.PasswordPolicy`; undefined where there is none. */
export const valueAt = (resource: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], resource)

/** A copy of all, with one value of one resource changed; taken away when it is undefined. */
export const changedAt = (
  resources: TemplateResources,
  id: string,
  path: string,
  value: unknown,
): TemplateResources => {
  const copy = structuredClone(resources)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let place = copy[id] as unknown as Record<string, unknown>
  for (const key of keys) {
    place[key] ??= {}
    place = place[key] as Record<string, unknown>
  }
  if (value === undefined) delete place[last]
  else place[last] = value
  return copy
}
