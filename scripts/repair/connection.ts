import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readSettings, Stop } from '../settings'

export interface Connection {
  appsyncUrl: string
  cognitoUrl: string
  clientId: string
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

interface Outputs {
  auth?: { aws_region?: string; user_pool_client_id?: string }
  data?: { url?: string }
}

const read = (path: string): Outputs => {
  const advice =
    'Start the local AWS with npm start, or name the outputs of a deployed one: --outputs amplify_outputs.json.'
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Stop(`There is no ${path}. ${advice}`)
  }
  try {
    return JSON.parse(text) as Outputs
  } catch {
    throw new Stop(`${path} is not JSON. ${advice}`)
  }
}

/** Whom to talk to, as amplify_outputs.json says: the given one, or the local AWS's own. Throws Stop. */
export const findConnection = (outputs: string | undefined): Connection => {
  const path = outputs ? resolve(outputs) : join(readSettings().dataDirectory, 'amplify_outputs.json')
  const { auth, data } = read(path)
  const [region, clientId, appsyncUrl] = [auth?.aws_region, auth?.user_pool_client_id, data?.url]
  if (!region || !clientId || !appsyncUrl || !URL.canParse(appsyncUrl))
    throw new Stop(`${path} does not say where AppSync and Cognito are. Name an amplify_outputs.json with --outputs.`)
  const { protocol, hostname, origin } = new URL(appsyncUrl)
  if (LOOPBACK.has(hostname)) return { appsyncUrl, clientId, cognitoUrl: origin }
  // A password and a token leave the machine: never in the clear.
  if (protocol !== 'https:' || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
    throw new Stop(`${path} names an address that is not safe to sign in at: ${appsyncUrl} in ${region}.`)
  return { appsyncUrl, clientId, cognitoUrl: `https://cognito-idp.${region}.amazonaws.com/` }
}
