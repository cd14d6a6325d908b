import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseEnv } from 'node:util'
import { type Child, startChild } from '../children'
import { freePort } from '../ports'
import { fileHeaders, startFront } from './front'
import { type HostedSite, siteAt } from './hosted-site'

/** What stands in for AWS here, since the server has no words for it: where Cognito is, and its key set. */
const twinInPlaceOfAws = (awsEndpoint: string) => ({
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: awsEndpoint,
  LOCAL_AWS_PORT: new URL(awsEndpoint).port,
  NODE_OPTIONS: `--import ${pathToFileURL(join(process.cwd(), 'local', 'next-preload.mjs')).href}`,
})

/**
 * Starts a bundle as Hosting's compute does: in its own folder, with no variable but the machine's, behind the front.
 * `extra` is for a test that needs the app to look elsewhere.
 */
export const serveSite = async (options: {
  /** Where bundleSite put it. */
  directory: string
  port: number
  awsEndpoint: string
  logFile: string
  extra?: Record<string, string>
}): Promise<Child & { close: () => void }> => {
  const { directory, port, awsEndpoint, logFile, extra } = options
  const site = siteAt(directory)
  const serverPort = await freePort()
  const { PATH = '', HOME = '' } = process.env
  const machine = { PATH, HOME, NODE_ENV: 'production', HOSTNAME: '127.0.0.1', PORT: String(serverPort) }
  const environment = { ...machine, ...twinInPlaceOfAws(awsEndpoint), ...extra }
  const child = startChild('The app', ['server.js'], environment, logFile, { directory: site.server, isAlone: true })
  const front = await startFront({ port, serverPort, files: site.files, fileHeaders: fileHeaders(process.cwd()) })
  return { ...child, close: front.close }
}

/** Variables that the build wrote for the server. */
export const readSiteVariables = ({ server }: HostedSite) =>
  parseEnv(readFileSync(join(server, '.env.production'), 'utf8'))
