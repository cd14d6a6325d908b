import type { FullConfig } from 'playwright/test'
import { siteAt } from '../../scripts/hosting/hosted-site'
import { readSiteVariables } from '../../scripts/hosting/serve-site'
import { rehearsedSites } from '../rehearsed-sites'
import { type Stack, startStack, stopStack } from '../stack'

const addressesOf = ({ origin, awsEndpoint, dataDirectory, environment, process: { pid: leader } }: Stack) => ({
  ...{ origin, awsEndpoint, dataDirectory, environment, leader },
})

/** `npm run rehearse` has sites for them, as Hosting would have them: each knows its own address and key. */
const onSite = (worker: number) => {
  const site = rehearsedSites()[worker]
  if (!site) return {}
  const { directory, port, awsPort } = site
  const { CALLER_KEY = '' } = readSiteVariables(siteAt(directory))
  return { port, awsPort, environment: { COMMONS_SITE: directory, CALLER_KEY } }
}

/** A stack for each worker, which its tests have to themselves. COMMONS_STACKS tells them the addresses. */
export default async ({ workers }: FullConfig) => {
  const stacks: Stack[] = []
  // One after the other: the first builds the app that all serve.
  for (let started = 0; started < workers; started += 1) stacks.push(await startStack(onSite(started)))
  process.env.COMMONS_STACKS = JSON.stringify(stacks.map(addressesOf))
  return async () => {
    await Promise.all(stacks.map((stack) => stopStack(stack)))
  }
}
