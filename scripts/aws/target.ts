import { Stop } from '../settings'
import { endpointVariables } from './endpoint-variables'
import { type Choice, isTwins, OUTPUTS_REMEDY, type Outputs, pathOf, readOutputs } from './outputs-file'
import { requireTwinAccess, type TwinAccess } from './twin-access'

/** Whom a command talks to: AWS itself, or the local one when `twin` is there. */
export interface Target {
  path: string
  outputs: Outputs
  twin?: TwinAccess
}

/** Throws Stop that says how to come by what is missing. */
export const requireTarget = (choice: Choice): Target => {
  const file = readOutputs(pathOf(choice))
  const { path } = file
  const remedy = choice.isLocal ? 'Start the local AWS with npm start.' : OUTPUTS_REMEDY
  if (file.state === 'missing') throw new Stop(`There is no ${path}. ${remedy}`)
  if (file.state === 'broken') throw new Stop(`${path} ${file.why}. ${remedy}`)
  const { outputs } = file
  if (isTwins(outputs)) return { path, outputs, twin: requireTwinAccess(outputs.appsyncUrl) }
  if (choice.isLocal)
    throw new Stop(`${path} is not of the local AWS: it names ${outputs.appsyncUrl}. Leave --local or --outputs out.`)
  // As aws.env sets it: whoever types this may mean the local one, and would change AWS.
  const [elsewhere] = endpointVariables(process.env)
  if (elsewhere)
    throw new Stop(`${elsewhere.name} is set to ${elsewhere.value}, and ${path} is of AWS. Unset it, or use --local.`)
  return { path, outputs }
}
