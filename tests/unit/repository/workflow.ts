import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export interface Step {
  name?: string
  uses?: string
  run?: string
  if?: string
  with?: Record<string, unknown>
  env?: Record<string, string>
}

interface Job {
  uses?: string
  steps?: Step[]
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  strategy?: { matrix: { node: number[] } }
}

export interface Workflow {
  on: Record<string, unknown>
  permissions?: Record<string, string>
  concurrency?: { group: string; 'cancel-in-progress': boolean }
  jobs: Record<string, Job>
}

const FOLDER = '.github/workflows'

/** A file of YAML 1.2, in which `on` is a word and not true. Throws when it is not well formed. */
export const readYaml = <T>(file: string): T => parse(readFileSync(file, 'utf8'), { uniqueKeys: true }) as T

export const workflowFiles = () => readdirSync(FOLDER).map((name) => join(FOLDER, name))

export const readWorkflow = (name: string) => readYaml<Workflow>(join(FOLDER, `${name}.yml`))
