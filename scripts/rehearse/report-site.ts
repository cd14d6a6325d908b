import { join } from 'node:path'
import { largestPackages, MOST_SERVER_BYTES, sizeOf } from '../hosting/bundle'
import type { HostedSite } from '../hosting/hosted-site'
import { buildLimits, type Limit, siteLimits, sourceLimits } from '../hosting/limits'
import { Stop } from '../settings'

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

const sayLimit = ({ says, broken }: Limit) => {
  console.log(`${broken.length === 0 ? '✓' : '✗'} ${says}${broken.length === 0 ? '' : `: ${broken.join(', ')}`}`)
  return broken.length === 0
}

/** What Hosting would deploy, as a table in whole MB. */
export const sizeTable = (site: HostedSite): string => {
  const whole = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
  const rows = [
    ['the server, of 220 MB', sizeOf(site.server)],
    ...largestPackages(site.server, 2).map(([name, bytes]): [string, number] => [`of it \`${name}\``, bytes]),
    ['static files', sizeOf(site.files)],
  ] as [string, number][]
  return ['| what | MB |', '|---|---:|', ...rows.map(([what, bytes]) => `| ${what} | ${whole(bytes)} |`)].join('\n')
}

/** Says what Hosting would deploy, and how it keeps to each of Hosting's limits. Throws Stop when it does not. */
export const reportSite = (project: string, site: HostedSite) => {
  console.log(
    `\nServer: ${megabytes(sizeOf(site.server))} of ${megabytes(MOST_SERVER_BYTES)}. Static files: ${megabytes(sizeOf(site.files))}.`,
  )
  const packages = largestPackages(site.server, 4).map(([name, bytes]) => `${name} ${megabytes(bytes)}`)
  console.log(`Largest packages of the server: ${packages.join(', ')}.`)
  const limits = [...sourceLimits(project), ...buildLimits(join(project, '.next')), ...siteLimits(site)]
  const kept = limits.map(sayLimit)
  if (kept.includes(false)) throw new Stop('Amplify Hosting cannot run this as it is: see the lines with ✗.')
}
