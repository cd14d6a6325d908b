// How the local AWS is reached, as its folder says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { readSettings, Stop } from '../settings'

export interface TwinAccess {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
}

/** Throws Stop when the local AWS has left no aws.env, or one of another address than the outputs'. */
export const requireTwinAccess = (appsyncUrl: string): TwinAccess => {
  const path = join(readSettings().dataDirectory, 'aws.env')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Stop(`There is no ${path}. Start the local AWS with npm start, or set LOCAL_DATA_DIR to its folder.`)
  }
  const values = parseEnv(text.replace(/^export /gm, ''))
  const [endpoint, region] = [values.AWS_ENDPOINT_URL, values.AWS_REGION]
  const [accessKeyId, secretAccessKey] = [values.AWS_ACCESS_KEY_ID, values.AWS_SECRET_ACCESS_KEY]
  if (!endpoint || !region || !accessKeyId || !secretAccessKey)
    throw new Stop(`${path} is not whole. Start the local AWS anew with npm start.`)
  const { origin } = new URL(appsyncUrl)
  if (origin !== new URL(endpoint).origin)
    throw new Stop(
      `The outputs are of a local AWS at ${origin}, and ${path} is of one at ${endpoint}. Set LOCAL_DATA_DIR to the folder of the first.`,
    )
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } }
}
