// The commands of amplify.yml, as Hosting reads them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Stop } from '../settings'

interface Part {
  phases: Record<string, { commands?: string[] }>
}

interface BuildSpecification {
  backend?: Part
  frontend: Part & { artifacts: { baseDirectory: string } }
}

export interface Phases {
  /** All but the one that deploys to AWS. */
  backend: string[]
  frontend: string[]
  /** Folder of what is deployed, from the project. */
  baseDirectory: string
}

// In this order, as Hosting runs them: https://docs.aws.amazon.com/amplify/latest/userguide/yml-specification-syntax.html
const ORDER = ['preBuild', 'build', 'postBuild']

const commandsOf = (part: Part | undefined) => ORDER.flatMap((phase) => part?.phases[phase]?.commands ?? [])

const DEPLOYS = /\bampx pipeline-deploy\b/

/** Throws Stop when it does not deploy a backend in just one command: then this rehearses something else than what Hosting does. */
export const readPhases = (project: string): Phases => {
  const { backend, frontend } = parse(readFileSync(join(project, 'amplify.yml'), 'utf8')) as BuildSpecification
  const commands = commandsOf(backend)
  if (commands.filter((command) => DEPLOYS.test(command)).length !== 1)
    throw new Stop("amplify.yml does not have one command with `ampx pipeline-deploy` in the backend's phases.")
  return {
    backend: commands.filter((command) => !DEPLOYS.test(command)),
    frontend: commandsOf(frontend),
    baseDirectory: frontend.artifacts.baseDirectory,
  }
}
