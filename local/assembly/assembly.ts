import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './physical-id'
import { openStack, type Resource, type Stack, type Template } from './stack'

/** The assembly cannot be read. The message is one sentence for the person who started the twin. */
export class AssemblyError extends Error {}

export interface Assembly {
  resources: Resource[]
  ofType: (type: string) => Resource[]
  /** Path of an asset by the hash that names it, `extension` with its dot or empty for a directory. */
  assetPath: (name: string) => string
  /** Text of the asset that an S3 address of the template points to. */
  assetText: (s3Location: unknown) => string
}

interface Manifest {
  artifacts?: Record<string, { type: string; properties?: { templateFile?: string } }>
}

const readJson = <T>(path: string): T => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    throw new AssemblyError(`The synthesised backend has no readable ${path}: synthesise amplify/ again.`)
  }
}

const rootTemplates = (manifest: Manifest) =>
  Object.values(manifest.artifacts ?? {}).flatMap((artifact) =>
    artifact.type === 'aws:cloudformation:stack' && artifact.properties?.templateFile
      ? [artifact.properties.templateFile]
      : [],
  )

/** Opens a cloud assembly as it would be deployed to `place`. Throws AssemblyError when it is broken or not there. */
export const openAssembly = (directory: string, place: Place): Assembly => {
  if (!existsSync(join(directory, 'manifest.json')))
    throw new AssemblyError(`There is no synthesised backend in ${directory}: synthesise amplify/ first.`)
  const [rootTemplate, ...others] = rootTemplates(readJson<Manifest>(join(directory, 'manifest.json')))
  if (!rootTemplate || others.length > 0)
    throw new AssemblyError(`${directory} should hold one stack of an Amplify backend: synthesise amplify/ again.`)

  const readTemplate = (file: string) => readJson<Template>(join(directory, file))
  const root: Stack = openStack(readTemplate(rootTemplate), {
    place,
    path: '',
    parameter: () => undefined,
    readNested: readTemplate,
  })
  const resources = root.resources()

  const assetPath = (name: string) => {
    const path = join(directory, `asset.${name}`)
    if (!existsSync(path)) throw new AssemblyError(`The synthesised backend lacks ${path}: synthesise amplify/ again.`)
    return path
  }
  return {
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    assetPath,
    assetText: (s3Location) => readFileSync(assetPath(String(s3Location).split('/').at(-1) ?? ''), 'utf8'),
  }
}
