import { Stop } from '../settings'
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
  // As aws.env sets it: what is asked of AWS would be done to the local one.
  const { AWS_ENDPOINT_URL } = process.env
  if (AWS_ENDPOINT_URL)
    throw new Stop(`AWS_ENDPOINT_URL is set to ${AWS_ENDPOINT_URL}, and ${path} is of AWS. Unset it, or use --local.`)
  return { path, outputs }
}
